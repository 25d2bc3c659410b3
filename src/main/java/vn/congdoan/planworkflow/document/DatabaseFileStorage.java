package vn.congdoan.planworkflow.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps contents in the database, in rows of half a megabyte, so that a backup of the database is a backup of everything. */
@Component
class DatabaseFileStorage implements FileStorage {

  // Half of what H2 allows in one such column.
  private static final int CHUNK = 512 * 1024;

  private final JdbcClient jdbc;

  DatabaseFileStorage(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void write(long attachmentId, InputStream content) throws IOException {
    byte[] buffer = new byte[CHUNK];
    int position = 0;
    int read;
    while ((read = content.readNBytes(buffer, 0, CHUNK)) > 0) {
      jdbc.sql("insert into attachment_chunk (attachment_id, position, content) values (?, ?, ?)")
          .params(attachmentId, position++, read == CHUNK ? buffer : Arrays.copyOf(buffer, read)).update();
    }
  }

  @Override
  public void read(long attachmentId, OutputStream target) throws IOException {
    for (int position = 0; ; position++) {
      var chunk = jdbc.sql("select content from attachment_chunk where attachment_id = ? and position = ?").params(attachmentId, position)
          .query((rs, n) -> rs.getBytes(1)).optional();
      if (chunk.isEmpty()) return;
      target.write(chunk.get());
    }
  }

  @Override
  public void delete(long attachmentId) {
    jdbc.sql("delete from attachment_chunk where attachment_id = ?").param(attachmentId).update();
  }
}
