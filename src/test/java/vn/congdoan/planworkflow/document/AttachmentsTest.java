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
  private final JdbcClient jdbc = JdbcClient.create(dataSource);

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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOfficeDocumentMayHideWhatItIsBehindALargePicture(boolean typesLast) throws IOException {
    byte[] picture = new byte[600_000];
    new Random(45).nextBytes(picture);
    Archive archive = new Archive();
    String types = Archive.typesOf("word/document.xml");
    if (!typesLast) archive.with("[Content_Types].xml", types);
    archive.with("docProps/thumbnail.jpeg", picture).with("word/document.xml", "<xml/>");
    if (typesLast) archive.with("[Content_Types].xml", types);
    byte[] content = archive.bytes();

    Attachment kept = attachments.add(SUBJECT, "báo cáo.docx", new ByteArrayInputStream(content), -1, "x");

    assertThat(kept.size()).isEqualTo(content.length);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    attachments.copyTo(kept, copy);
    assertThat(copy.toByteArray()).isEqualTo(content);
    assertThat(jdbc.sql("select sha256 from attachment where id = ?").param(kept.id()).query(String.class).single()).isEqualTo(Archive.sha256(content));
  }

  @Test
  void anArchiveThatGrowsBeyondMeasureIsRefusedWithoutBeingHeldInMemory() throws IOException {
    byte[] zeros = new byte[40 * 1024 * 1024];
    Archive packed = Archive.docx().with("word/media/image1.bmp", zeros);
    assertThat(packed.bytes().length).as("small while it travels").isLessThan(100_000);
    assertBomb(packed);
    Archive many = Archive.docx();
    for (int i = 0; i < 2001; i++) many.with("word/part" + i + ".xml", "");
    assertBomb(many);
    // Each part packs a little less than the measure; together they are too much.
    byte[] text = new byte[16 * 1024 * 1024];
    Random random = new Random(45);
    for (int i = 0; i < text.length; i += 64) text[i] = (byte) random.nextInt();
    Archive together = Archive.docx();
    byte[] once = new Archive().with("a", text).bytes();
    assertThat((long) once.length * 100).as("packs less than a hundredfold").isGreaterThan(text.length);
    for (int i = 0; i < 20; i++) together.with("word/media/image" + i + ".bmp", text);
    if (together.bytes().length <= Attachments.LARGEST) assertBomb(together);
    assertBomb(Archive.docx().with("word/media/a.zip", new Archive().with("a.txt", "a").bytes()));
    assertBomb(Archive.docx().with("word/a.bin", "Rar!\u001a\u0007"));
    assertBomb(Archive.docx().with("word/embeddings/a.xlsx", new Archive().with("xl/b.xlsx", new Archive().with("c", "c").bytes()).bytes()));
    assertBomb(Archive.docx().with("word/embeddings/a.xlsx", new Archive().with("xl/b.xml", new byte[301 * 1024 * 1024]).bytes()));
    assertThat(attachments.of(SUBJECT)).isEmpty();
  }

  private void assertBomb(Archive archive) throws IOException {
    byte[] content = archive.bytes();
    assertThatThrownBy(() -> attachments.add(SUBJECT, "bom.docx", new ByteArrayInputStream(content), -1, "x"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.UNSUPPORTED))
        .hasMessageContaining("nén quá mức");
  }

  @Test
  void theWorkbookBehindAChartStays() throws IOException {
    Archive chart = Archive.docx().with("word/embeddings/Microsoft_Excel_Worksheet.xlsx", new Archive().with("xl/workbook.xml", "<xml/>").bytes());
    assertThat(attachments.add(SUBJECT, "biểu đồ.docx", chart.open(), -1, "x").name()).isEqualTo("biểu đồ.docx");
  }

  @Test
  void macrosAreRefused() throws IOException {
    Archive inside = Archive.docx().with("word/vbaProject.bin", "a");
    Archive declared = new Archive().with("[Content_Types].xml", Archive.typesOf("word/document.xml")
        .replace("wordprocessingml.document.main", "wordprocessingml.document.macroEnabled.main")).with("word/document.xml", "<xml/>");
    Archive embedded = Archive.docx().with("word/embeddings/a.xlsx", new Archive().with("xl/vbaProject.bin", "a").bytes());
    for (Archive archive : new Archive[] {inside, declared, embedded}) {
      byte[] content = archive.bytes();
      assertThatThrownBy(() -> attachments.add(SUBJECT, "a.docx", new ByteArrayInputStream(content), -1, "x")).isInstanceOf(Refused.class)
          .hasMessageContaining("macro");
    }
  }

  @Test
  void anArchiveThatDeceivesIsRefused() throws IOException {
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", zip("word/document.xml"), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", new Archive().with("[Content_Types].xml",
        Archive.typesOf("word/document.xml")).open(), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", new Archive().with("[Content_Types].xml",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a/>").with("word/document.xml", "<xml/>").open(), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", Archive.docx().with("../a.xml", "a").open(), -1, "x"));
    byte[] torn = java.util.Arrays.copyOf(Archive.docx().bytes(), 100);
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.docx", new ByteArrayInputStream(torn), -1, "x"));
    assertRefused(Refused.Kind.UNSUPPORTED, () -> attachments.add(SUBJECT, "a.pdf", Archive.docx().open(), -1, "x"));
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
    assertThat(attachments.add(SUBJECT, "bảng\u202Efdp.kê.pdf", pdf(), -1, "x").name()).isEqualTo("bảngfdp.kê.pdf");
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
    Archive archive = new Archive();
    for (String part : parts) archive.with(part, part.equals("[Content_Types].xml") ? Archive.typesOf(parts) : "<xml/>");
    return archive.open();
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
