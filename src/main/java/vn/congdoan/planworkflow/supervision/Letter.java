package vn.congdoan.planworkflow.supervision;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An urging letter.
 *
 * @param sender code of the unit in whose name it is written
 * @param addressee code of the late unit
 * @param number as it stands on the document; null until it is signed
 * @param answer what the addressee answered; null until then
 * @param promisedOn day by which the addressee promised to be done
 */
public record Letter(long id, long urgingId, AlertLevel level, String sender, String addressee, String body, LocalDate writtenOn, String number, String answer,
    LocalDate promisedOn, String answeredBy, OffsetDateTime answeredAt) {}
