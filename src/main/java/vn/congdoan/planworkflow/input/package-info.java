/**
 * What comes in from people and files, and how it is refused: fields of a form, files of processes/, problems, and the
 * sentences in which every package speaks to people.
 * Knows no business word and nothing of the engine; every package may use it.
 */
package vn.congdoan.planworkflow.input;
