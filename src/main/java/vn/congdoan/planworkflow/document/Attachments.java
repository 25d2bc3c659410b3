package vn.congdoan.planworkflow.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.FileName;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** The files beside a subject: pdf, docx, xlsx, jpg and png up to 20 MB each, recognised by content. */
@Repository
public class Attachments {

  /** Largest file, in bytes. */
  public static final long LARGEST = 20L * 1024 * 1024;

  private static final Map<String, String> ACCEPTED = Map.of(
      "pdf", "application/pdf",
      "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "jpg", "image/jpeg",
      "jpeg", "image/jpeg",
      "png", "image/png");

  private static final Set<String> ARCHIVES = Set.of("application/zip", "application/x-tika-ooxml");

  /** How many bytes are read to recognise a type. */
  private static final int BEGINNING = 64 * 1024;

  private static final String COLUMNS = "id, subject, name, media_type, size, uploaded_by, uploaded_at, sealed_at";

  private final JdbcClient jdbc;
  private final FileStorage storage;
  private final Clock clock;
  private final Tika tika = new Tika();

  Attachments(JdbcClient jdbc, FileStorage storage, Clock clock) {
    this.jdbc = jdbc;
    this.storage = storage;
    this.clock = clock;
  }

  public List<Attachment> of(String subject) {
    return jdbc.sql("select " + COLUMNS + " from attachment where subject = ? and removed_at is null order by id").param(subject)
        .query((rs, n) -> new Attachment(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5), rs.getString(6),
            rs.getObject(7, OffsetDateTime.class), rs.getObject(8) != null))
        .list();
  }

  /** @throws Refused NOT_FOUND when the subject has no such file */
  public Attachment require(String subject, long id) {
    return of(subject).stream().filter(attachment -> attachment.id() == id).findFirst()
        .orElseThrow(() -> Refused.notFound(Text.of("document.attachmentUnknown")));
  }

  /**
   * Keeps a file.
   *
   * @param declaredSize in bytes as the sender says; -1 when unknown
   * @throws Refused INVALID when empty or without a name, TOO_LARGE, UNSUPPORTED when its content is of another type, holds macros or is a bomb
   */
  @Transactional(rollbackFor = IOException.class)
  public Attachment add(String subject, String name, InputStream body, long declaredSize, String by) throws IOException {
    String shown = FileName.clean(name);
    if (shown.isEmpty()) throw refused(Refused.Kind.INVALID, Text.of("document.fileWithoutName"));
    String extension = shown.contains(".") ? shown.substring(shown.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    String expected = ACCEPTED.get(extension);
    if (expected == null) throw wrongType(shown);
    if (declaredSize > LARGEST) throw tooLarge(shown);
    MessageDigest digest = sha256();
    Counted counted = new Counted(new DigestInputStream(body, digest), shown);
    BufferedInputStream content = new BufferedInputStream(counted, BEGINNING);
    content.mark(BEGINNING);
    byte[] beginning = content.readNBytes(BEGINNING);
    if (beginning.length == 0) {
      throw refused(Refused.Kind.INVALID, Text.of("document.fileEmpty", shown));
    }
    content.reset();
    String type = tika.detect(beginning);
    if (!ARCHIVES.contains(type)) {
      if (!type.equals(expected)) throw wrongType(shown);
      return keep(subject, shown, expected, content, counted, digest, by);
    }
    // What an archive is stands at its end: it is read whole before anything of it is kept.
    Path whole = Files.createTempFile("plan-workflow-", ".upload");
    try {
      Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
      checkOffice(whole, expected, shown);
      try (InputStream checked = Files.newInputStream(whole)) {
        return keep(subject, shown, expected, checked, counted, digest, by);
      }
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private Attachment keep(String subject, String name, String type, InputStream content, Counted counted, MessageDigest digest, String by)
      throws IOException {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql("insert into attachment (subject, name, media_type, size, sha256, uploaded_by, uploaded_at) values (?, ?, ?, 0, '', ?, ?)")
        .params(subject, name, type, by, now).update(key, "id");
    long id = key.getKey().longValue();
    storage.write(id, content);
    jdbc.sql("update attachment set size = ?, sha256 = ? where id = ?")
        .params(counted.count, HexFormat.of().formatHex(digest.digest()), id).update();
    return new Attachment(id, subject, name, type, counted.count, by, now, false);
  }

  private static void checkOffice(Path whole, String expected, String name) throws IOException {
    try {
      if (!OfficeDocument.typeOf(whole).equals(expected)) throw wrongType(name);
    } catch (OfficeDocument.NotTaken e) {
      throw switch (e.fault()) {
        case NOT_OFFICE -> wrongType(name);
        case MACROS -> refused(Refused.Kind.UNSUPPORTED, Text.of("document.fileWithMacros", name));
        case BOMB -> refused(Refused.Kind.UNSUPPORTED, Text.of("document.filePackedTooStrongly", name));
      };
    }
  }

  /** @throws Refused CONFLICT when what it belongs to was already submitted */
  @Transactional
  public void remove(String subject, long id, String by) {
    if (require(subject, id).sealed()) {
      throw Refused.conflict(Text.of("document.fileSealed"));
    }
    jdbc.sql("update attachment set removed_at = ?, removed_by = ? where id = ?").params(OffsetDateTime.now(clock), by, id).update();
    storage.delete(id);
  }

  /** From now on the present files of a subject stay. */
  public void seal(String subject) {
    jdbc.sql("update attachment set sealed_at = ? where subject = ? and removed_at is null and sealed_at is null")
        .params(OffsetDateTime.now(clock), subject).update();
  }

  public void copyTo(Attachment attachment, OutputStream target) throws IOException {
    storage.read(attachment.id(), target);
  }

  private static Refused wrongType(String name) {
    return refused(Refused.Kind.UNSUPPORTED, Text.of("document.fileTypeWrong", name));
  }

  private static Refused tooLarge(String name) {
    return refused(Refused.Kind.TOO_LARGE, Text.of("document.fileTooLarge", name));
  }

  private static Refused refused(Refused.Kind kind, String message) {
    return new Refused(kind, message, List.of(new Problem("attachments", message)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts what passes and stops a file that is larger than it said. */
  private static final class Counted extends java.io.FilterInputStream {

    private final String name;
    private long count;

    Counted(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) add(1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) add(read);
      return read;
    }

    private void add(int read) {
      count += read;
      if (count > LARGEST) throw tooLarge(name);
    }
  }
}
