/**
 * Supervision: nobody has to remember a date. What is near its due day or past it is told to whom it concerns, each level once; what is late
 * is urged by letter. Reads open work from worklist and knows no stage.
 * Models: {@code processes/supervision/alert-level.dmn} and {@code urging.bpmn}.
 */
package vn.congdoan.planworkflow.supervision;
