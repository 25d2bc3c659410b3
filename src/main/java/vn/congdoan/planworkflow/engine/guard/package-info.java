/**
 * No foreign code: what a model, a decision table or a form may say is checked when it is deployed, and what an expression reaches is
 * limited again when it runs. Knows no business word.
 */
package vn.congdoan.planworkflow.engine.guard;
