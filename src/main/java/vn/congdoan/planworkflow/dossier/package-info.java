/**
 * Records to read: a unit's report, an implementation, a summary or a submission with its versions, files and history, for whoever may read it.
 * Reads the stages through their root packages; changes nothing.
 */
package vn.congdoan.planworkflow.dossier;
