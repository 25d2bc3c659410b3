/**
 * Who acts: units, their roles, and the days on which the offices work, all read from processes/organization/.
 * Uses no stage and no engine; every stage may use it.
 */
package vn.congdoan.planworkflow.organization;
