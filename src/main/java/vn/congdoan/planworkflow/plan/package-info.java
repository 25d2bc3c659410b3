/**
 * Plans that leadership has issued, as processes/plans/ tells them: what is to be done, by whom, in which role, and by when.
 * Uses organization and input, no stage and no engine; every stage may read it.
 */
package vn.congdoan.planworkflow.plan;
