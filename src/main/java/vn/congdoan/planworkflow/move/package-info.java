/**
 * Moves everything from the H2 file of one node to PostgreSQL, by one command while nothing runs, and compares both at the end.
 * Knows tables and columns, and no business word.
 */
package vn.congdoan.planworkflow.move;
