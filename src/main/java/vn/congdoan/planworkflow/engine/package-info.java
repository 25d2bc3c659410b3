/**
 * The door to Camunda: typed variables, open tasks, who is logged in, launching many instances, messages, deployment.
 * Knows no business word.
 */
package vn.congdoan.planworkflow.engine;
