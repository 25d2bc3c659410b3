package vn.congdoan.planworkflow.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive that a test builds part by part. */
public class Archive {

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** The smallest that is a docx. */
  public static Archive docx() {
    return new Archive().with("[Content_Types].xml", typesOf("word/document.xml")).with("word/document.xml", "<xml/>");
  }

  /** The content types of an archive whose main part is among these. */
  static String typesOf(String... parts) {
    StringBuilder types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (String part : parts) {
      String type = part.equals("word/document.xml") ? "wordprocessingml.document.main+xml"
          : part.equals("xl/workbook.xml") ? "spreadsheetml.sheet.main+xml" : "";
      if (type.isEmpty()) continue;
      types.append("<Override PartName=\"/").append(part).append("\" ContentType=\"application/vnd.openxmlformats-officedocument.").append(type)
          .append("\"/>");
    }
    return types.append("</Types>").toString();
  }

  public Archive with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public Archive with(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  InputStream open() throws IOException {
    return new ByteArrayInputStream(bytes());
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
