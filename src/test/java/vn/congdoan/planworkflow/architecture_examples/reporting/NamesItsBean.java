package vn.congdoan.planworkflow.architecture_examples.reporting;

import org.springframework.stereotype.Component;

/** Breaks rule 8: a bean with a name that no model can call. */
@Component("namesItsBean")
abstract class NamesItsBean {}
