package vn.congdoan.planworkflow.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the contents of attachments are kept. */
interface FileStorage {

  /** Keeps a content; reads the stream once and to its end, without holding it in memory. */
  void write(long attachmentId, InputStream content) throws IOException;

  void read(long attachmentId, OutputStream target) throws IOException;

  void delete(long attachmentId);
}
