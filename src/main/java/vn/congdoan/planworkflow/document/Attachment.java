package vn.congdoan.planworkflow.document;

import java.time.OffsetDateTime;

/**
 * A file beside a subject.
 *
 * @param subject what it belongs to, such as {@code report/12}
 * @param name as the person named it, Vietnamese letters included
 * @param size in bytes
 * @param sealed once what it belongs to was submitted: it can no longer be removed
 */
public record Attachment(long id, String subject, String name, String mediaType, long size, String uploadedBy, OffsetDateTime uploadedAt,
    boolean sealed) {}
