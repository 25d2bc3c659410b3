package vn.congdoan.planworkflow.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.congdoan.planworkflow.input.SafeXml;

/**
 * A docx or xlsx as the archive that it is (ECMA-376): which of the two, by what it says of its parts, and whether it can be opened
 * without harm. All of it is inflated once, past a counter and never into memory.
 */
final class OfficeDocument {

  /** Why a file is not taken. */
  enum Fault {
    NOT_OFFICE,
    MACROS,
    BOMB
  }

  /** It is not one of the documents that are taken. */
  static final class NotTaken extends Exception {

    private final Fault fault;

    NotTaken(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> BY_MAIN_PART = Map.of(
      OFFICE + "wordprocessingml.document.main+xml", OFFICE + "wordprocessingml.document",
      OFFICE + "spreadsheetml.sheet.main+xml", OFFICE + "spreadsheetml.sheet");

  private static final int MOST_PARTS = 2_000;
  private static final long MOST_INFLATED = 300L * 1024 * 1024;
  // A hundredth, and small parts not counted: the measure by which Apache POI refuses an archive.
  private static final int STRONGEST_PACKING = 100;
  private static final long TOO_SMALL_TO_COUNT = 1024 * 1024;
  private static final int LONGEST_CONTENT_TYPES = 1024 * 1024;

  /** Charts and tables carry the document that they came from. */
  private static final Pattern EMBEDDED = Pattern.compile("(word|xl)/embeddings/[^/]+\\.(docx|xlsx|pptx)");

  private final ZipFile archive;
  private final byte[] buffer = new byte[16 * 1024];
  private long inflated;
  private int parts;

  private OfficeDocument(ZipFile archive) {
    this.archive = archive;
  }

  /**
   * The media type of a document that may be kept.
   *
   * @throws NotTaken when it is another archive, holds macros, or grows beyond measure
   */
  static String typeOf(Path file) throws IOException, NotTaken {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      OfficeDocument document = new OfficeDocument(archive);
      document.checkParts();
      return document.typeByContentTypes();
    } catch (ZipException | IllegalArgumentException e) {
      throw new NotTaken(Fault.NOT_OFFICE);
    }
  }

  private void checkParts() throws IOException, NotTaken {
    if (archive.size() > MOST_PARTS) throw new NotTaken(Fault.BOMB);
    Set<String> names = new HashSet<>();
    for (ZipEntry part : Collections.list(archive.entries())) {
      String name = part.getName().toLowerCase(Locale.ROOT);
      // A name that stands twice is one part to us and another to Office.
      if (!names.add(name) || name.contains("..") || name.startsWith("/") || name.contains("\\")) throw new NotTaken(Fault.NOT_OFFICE);
      refuseMacros(name);
      if (part.isDirectory()) continue;
      try (InputStream content = archive.getInputStream(part)) {
        checkPart(content, part.getCompressedSize(), EMBEDDED.matcher(name).matches());
      }
    }
  }

  /** @param packed size in the archive; -1 when unknown */
  private void checkPart(InputStream content, long packed, boolean mayBeDocument) throws IOException, NotTaken {
    if (++parts > MOST_PARTS) throw new NotTaken(Fault.BOMB);
    byte[] beginning = content.readNBytes(8);
    boolean isArchive = startsWith(beginning, "PK\u0003\u0004", "PK\u0005\u0006", "Rar!", "7z\u00bc\u00af", "MSCF");
    if (isArchive && !mayBeDocument) throw new NotTaken(Fault.BOMB);
    if (isArchive) {
      checkEmbedded(new SequenceInputStream(new ByteArrayInputStream(beginning), content));
      return;
    }
    count(content, beginning.length, packed);
  }

  private void checkEmbedded(InputStream document) throws IOException, NotTaken {
    ZipInputStream inner = new ZipInputStream(document);
    for (ZipEntry part = inner.getNextEntry(); part != null; part = inner.getNextEntry()) {
      refuseMacros(part.getName().toLowerCase(Locale.ROOT));
      if (!part.isDirectory()) checkPart(inner, -1, false);
    }
  }

  private void count(InputStream content, long begun, long packed) throws IOException, NotTaken {
    long size = begun;
    inflated += begun;
    for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
      size += read;
      inflated += read;
      boolean packedTooStrongly = packed >= 0 && size > TOO_SMALL_TO_COUNT && size > packed * STRONGEST_PACKING;
      if (packedTooStrongly || inflated > MOST_INFLATED) throw new NotTaken(Fault.BOMB);
    }
  }

  private static void refuseMacros(String name) throws NotTaken {
    if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) throw new NotTaken(Fault.MACROS);
  }

  private String typeByContentTypes() throws IOException, NotTaken {
    ZipEntry part = archive.getEntry(CONTENT_TYPES);
    if (part == null) throw new NotTaken(Fault.NOT_OFFICE);
    String found = null;
    try (InputStream content = archive.getInputStream(part)) {
      byte[] text = content.readNBytes(LONGEST_CONTENT_TYPES);
      NodeList parts = SafeXml.read(new ByteArrayInputStream(text)).getElementsByTagNameNS("*", "*");
      for (int i = 0; i < parts.getLength(); i++) {
        Element each = (Element) parts.item(i);
        String type = each.getAttribute("ContentType");
        if (type.contains("macroEnabled") || type.contains("vbaProject")) throw new NotTaken(Fault.MACROS);
        String main = BY_MAIN_PART.get(type);
        boolean present = archive.getEntry(each.getAttribute("PartName").replaceFirst("^/", "")) != null;
        if (main == null || !each.getLocalName().equals("Override") || !present) continue;
        if (found != null && !found.equals(main)) throw new NotTaken(Fault.NOT_OFFICE);
        found = main;
      }
    } catch (SafeXml.NotRead e) {
      throw new NotTaken(Fault.NOT_OFFICE);
    }
    if (found == null) throw new NotTaken(Fault.NOT_OFFICE);
    return found;
  }

  private static boolean startsWith(byte[] bytes, String... signatures) {
    String beginning = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String signature : signatures) if (beginning.startsWith(signature)) return true;
    return false;
  }
}
