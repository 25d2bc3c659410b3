package vn.congdoan.planworkflow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Databases;

/** The files beside a subject: which are kept, under which names, and which are refused. */
class AttachmentsTest {

  private static final String SUBJECT = "report/1";

  private final DataSource dataSource = Databases.H2.migrated();
  private final Attachments attachments = attachments(dataSource);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aFileOfSeveralChunksComesBackAsItWas(Databases database) throws IOException {
    Attachments kept = attachments(database.migrated());
    byte[] content = new byte[1_300_000];
    new Random(45).nextBytes(content);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
    Attachment added = kept.add(SUBJECT, "Minh chứng.pdf", new ByteArrayInputStream(content), -1, "ldld-ag.staff");
    assertThat(added.size()).isEqualTo(content.length);
    assertThat(added.uploadedBy()).isEqualTo("ldld-ag.staff");
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    kept.copyTo(kept.require(SUBJECT, added.id()), copy);
    assertThat(copy.toByteArray()).isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aFileIsRemovedUntilItIsSealed(Databases database) throws IOException {
    Attachments kept = attachments(database.migrated());
    Attachment first = kept.add(SUBJECT, "một.pdf", pdf(), -1, "ldld-ag.staff");
    Attachment second = kept.add(SUBJECT, "hai.pdf", pdf(), -1, "ldld-ag.staff");
    kept.remove(SUBJECT, first.id(), "ldld-ag.staff");
    assertThat(kept.of(SUBJECT)).extracting(Attachment::id).containsExactly(second.id());
    assertRefused(Refused.Kind.NOT_FOUND, () -> kept.remove(SUBJECT, first.id(), "ldld-ag.staff"));
    assertRefused(Refused.Kind.NOT_FOUND, () -> kept.require("report/2", second.id()));
    kept.seal(SUBJECT);
    assertRefused(Refused.Kind.CONFLICT, () -> kept.remove(SUBJECT, second.id(), "ldld-ag.staff"));
    Attachment third = kept.add(SUBJECT, "ba.pdf", pdf(), -1, "ldld-ag.staff");
    assertThat(kept.of(SUBJECT)).extracting(Attachment::sealed).as("what is added after a return can still be removed").containsExactly(true, false);
    kept.remove(SUBJECT, third.id(), "ldld-ag.staff");
  }

  @ParameterizedTest
  @CsvSource({"báo cáo.docx,word/document.xml", "số liệu.xlsx,xl/workbook.xml", "SỐ LIỆU.XLSX,xl/workbook.xml"})
  void officeDocumentsAreKept(String name, String part) throws IOException {
    assertThat(attachments.add(SUBJECT, name, zip("[Content_Types].xml", part), -1, "x").mediaType()).startsWith("application/vnd.openxmlformats");
    assertThat(attachments.add(SUBJECT, name, zip(part, "[Content_Types].xml"), -1, "x").name()).as("whatever stands first in it").isEqualTo(name);
  }

  @Test
  void picturesAreKept() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R'};
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0x10, 'J', 'F', 'I', 'F', 0, 1};
    assertThat(attachments.add(SUBJECT, "ảnh.png", new ByteArrayInputStream(png), -1, "x").mediaType()).isEqualTo("image/png");
    assertThat(attachments.add(SUBJECT, "ảnh.jpeg", new ByteArrayInputStream(jpeg), -1, "x").mediaType()).isEqualTo("image/jpeg");
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "ảnh.jpg", new ByteArrayInputStream(png), -1, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"virus.exe", "báo cáo.doc", "trang.html", "báo cáo", "báo cáo.pdf.exe", ".pdfx"})
  void filesOfOtherTypesAreRefused(String name) {
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, name, pdf(), -1, "x"));
  }

  @Test
  void aFileThatOnlyBearsTheNameOfATypeIsRefused() throws IOException {
    byte[] noise = new byte[4000];
    new Random(45).nextBytes(noise);
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.pdf", new ByteArrayInputStream("MZ\u0090 chương trình".getBytes(StandardCharsets.ISO_8859_1)), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.pdf", text("văn bản thường"), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.pdf", new ByteArrayInputStream(noise), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.png", text("<html><script>alert(1)</script></html>"), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", pdf(), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", zip("ghi chú.txt"), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.xlsx", zip("[Content_Types].xml", "word/document.xml"), -1, "x"));
    assertThat(attachments.of(SUBJECT)).isEmpty();
  }

  @Test
  void anEmptyFileAndOneWithoutANameAreRefused() {
    assertRefused(Refused.Kind.INVALID, () -> attachments.add(SUBJECT, "a.pdf", InputStream.nullInputStream(), 0, "x"));
    assertRefused(Refused.Kind.INVALID, () -> attachments.add(SUBJECT, " \u0000 ", pdf(), -1, "x"));
    assertRefused(Refused.Kind.INVALID, () -> attachments.add(SUBJECT, null, pdf(), -1, "x"));
  }

  @Test
  void twentyMegabytesAreKeptAndOneByteMoreIsRefusedWhateverTheSenderSays() throws IOException {
    assertThat(attachments.add(SUBJECT, "vừa đủ.pdf", pdfOf(Attachments.LARGEST), -1, "x").size()).isEqualTo(Attachments.LARGEST);
    assertRefused(Refused.Kind.TOO_LARGE, () -> attachments.add(SUBJECT, "lớn.pdf", pdfOf(Attachments.LARGEST + 1), Attachments.LARGEST + 1, "x"));
    assertRefused(Refused.Kind.TOO_LARGE, () -> attachments.add(SUBJECT, "lớn.pdf", pdfOf(Attachments.LARGEST + 1), -1, "x"));
    assertRefused(Refused.Kind.TOO_LARGE, () -> attachments.add(SUBJECT, "lớn.pdf", pdfOf(Attachments.LARGEST + 1), 1000, "x"));
  }

  @Test
  void namesKeepTheirVietnameseLettersAndLoseTheirFolders() throws IOException {
    String name = "Báo cáo năm 2026 – Liên đoàn Lao động tỉnh Đồng Nai.pdf";
    assertThat(attachments.add(SUBJECT, Normalizer.normalize(name, Normalizer.Form.NFD), pdf(), -1, "x").name()).isEqualTo(name);
    assertThat(attachments.add(SUBJECT, "C:\\Tài liệu\\" + name, pdf(), -1, "x").name()).isEqualTo(name);
    assertThat(attachments.add(SUBJECT, "../../etc/" + name, pdf(), -1, "x").name()).isEqualTo(name);
    assertThat(attachments.add(SUBJECT, "ă".repeat(400) + ".pdf", pdf(), -1, "x").name()).hasSize(250).endsWith("ă.pdf");
  }

  private static Attachments attachments(DataSource dataSource) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    return new Attachments(jdbc, new DatabaseFileStorage(jdbc), Clock.systemDefaultZone());
  }

  private static InputStream pdf() {
    return text("%PDF-1.4\n%%EOF");
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A pdf of so many bytes that is never whole in memory. */
  private static InputStream pdfOf(long size) {
    byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    return new SequenceInputStream(new ByteArrayInputStream(head), new InputStream() {
      private long left = size - head.length;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (left <= 0) return -1;
        int count = (int) Math.min(length, left);
        left -= count;
        return count;
      }
    });
  }

  private static InputStream zip(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("<xml/>".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void assertRefused(Refused.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.kind()).isEqualTo(kind);
      if (kind != Refused.Kind.NOT_FOUND && kind != Refused.Kind.CONFLICT) {
        assertThat(refused.problems()).as("told beside the field").extracting(Problem::field).containsExactly("attachments");
      }
    });
  }
}
