/** The status board over HTTP. */
package vn.congdoan.planworkflow.board.web;
