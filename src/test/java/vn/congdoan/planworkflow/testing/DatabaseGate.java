package vn.congdoan.planworkflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a node and its database, and can cut the line: nothing arrives any more on either side, and neither is told. */
public final class DatabaseGate implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final ServerSocket door;
  private final int behind;
  private boolean cut;

  /** A gate before the database on a port of this machine. */
  public DatabaseGate(int behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(() -> {
      while (!door.isClosed()) {
        Socket node = door.accept();
        start(() -> connect(node));
      }
    });
  }

  public int port() {
    return door.getLocalPort();
  }

  public synchronized void cut() {
    cut = true;
  }

  /** What was on its way arrives now, as it does when a network comes back within the patience of both sides. */
  public synchronized void heal() {
    cut = false;
    notifyAll();
  }

  @Override
  public void close() {
    heal();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connect(Socket node) throws IOException {
    passable();
    Socket database = new Socket(InetAddress.getLoopbackAddress(), behind);
    start(() -> pass(node, database));
    start(() -> pass(database, node));
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passable();
        out.write(buffer, 0, read);
      }
      // An end, too, is not heard of before the line is whole again.
      passable();
    }
  }

  private synchronized void passable() {
    try {
      while (cut) wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (IOException hungUp) {
        // Either side may leave at any time.
      }
    }, "database-gate");
    thread.setDaemon(true);
    thread.start();
  }
}
