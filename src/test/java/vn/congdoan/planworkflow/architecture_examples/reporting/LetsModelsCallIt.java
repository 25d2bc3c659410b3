package vn.congdoan.planworkflow.architecture_examples.reporting;

import vn.congdoan.planworkflow.input.ForModels;

/** Breaks rule 8: a repository that models can call. */
@ForModels("letsModelsCallIt")
abstract class LetsModelsCallIt {}
