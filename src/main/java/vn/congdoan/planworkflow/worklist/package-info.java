/**
 * What waits for whom, and where stands what was handed in: the read side of all open tasks, kept by the engine's events and asked without the engine.
 * It knows no stage: the desks tell what a task is about.
 */
package vn.congdoan.planworkflow.worklist;
