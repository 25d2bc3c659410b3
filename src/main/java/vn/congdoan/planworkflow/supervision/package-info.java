/**
 * Following and urging: what is late, how urgent it has become, and who must act on it. Reads the open work and knows no stage.
 */
package vn.congdoan.planworkflow.supervision;
