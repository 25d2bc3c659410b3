package vn.congdoan.planworkflow.absence;

/**
 * Somebody named a stand-in, or ended an absence.
 *
 * @param by user id of whoever did it
 * @param absent user id
 * @param told stand-in, period and work in words
 */
public record AbsenceChanged(String by, String absent, String told, boolean ended) {}
