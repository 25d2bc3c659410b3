package vn.congdoan.planworkflow.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a real mail server and lets through what mail servers do on bad days: be away, be slow, refuse a receiver, die before they answer. */
public final class MailGate implements AutoCloseable {

  private final int port;
  private final int behind;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger visits = new AtomicInteger();
  private volatile ServerSocket door;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration delayOfLastAnswer = Duration.ZERO;
  private volatile boolean silentAtTheEnd;

  /** A gate before the server on a port of this machine. */
  public MailGate(int behind) {
    this.behind = behind;
    up(0);
    this.port = door.getLocalPort();
  }

  public int port() {
    return port;
  }

  /** How often somebody has come since the last {@link #calm()}. */
  public int visits() {
    return visits.get();
  }

  /** Everything as on a good day. */
  public void calm() {
    if (door.isClosed()) up(port);
    refusals.clear();
    delay = Duration.ZERO;
    delayOfLastAnswer = Duration.ZERO;
    silentAtTheEnd = false;
    visits.set(0);
  }

  /** Nobody answers. */
  public void down() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers so to a receiver, such as {@code 550 5.1.1 No such user}. */
  public void refuse(String address, String answer) {
    refusals.put(address, answer);
  }

  public void accept(String address) {
    refusals.remove(address);
  }

  /** Takes so long before each answer. */
  public void slow(Duration before) {
    delay = before;
  }

  /** Takes each mail, and dies before it says so. */
  public void dieBeforeTheLastAnswer() {
    silentAtTheEnd = true;
  }

  /** Takes each mail, and takes so long to say so. */
  public void slowLastAnswer(Duration before) {
    delayOfLastAnswer = before;
  }

  @Override
  public void close() {
    down();
  }

  private void up(int wanted) {
    try {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      door = opened;
      start(() -> {
        while (!opened.isClosed()) {
          Socket visitor = opened.accept();
          visits.incrementAndGet();
          start(() -> serve(visitor));
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One command, one answer, in turn; the contents of a mail are passed on until the line with a single dot. */
  private void serve(Socket visitor) throws IOException {
    try (visitor; Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      BufferedReader commands = reader(visitor);
      BufferedReader answers = reader(server);
      boolean contents = false;
      answer(visitor, answers);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        String refusal = contents ? null : refusalOf(line);
        if (refusal != null) {
          write(visitor, refusal);
          continue;
        }
        write(server, line);
        boolean lastLine = contents && line.equals(".");
        if (contents && !lastLine) continue;
        if (lastLine) {
          String taken = answers.readLine();
          if (silentAtTheEnd) return;
          pause(delayOfLastAnswer);
          write(visitor, taken);
          contents = false;
          continue;
        }
        contents = answer(visitor, answers).startsWith("354");
      }
    }
  }

  private String refusalOf(String command) {
    if (!command.toUpperCase(java.util.Locale.ROOT).startsWith("RCPT TO:")) return null;
    return refusals.entrySet().stream().filter(entry -> command.contains("<" + entry.getKey() + ">")).map(Map.Entry::getValue).findFirst().orElse(null);
  }

  private String answer(Socket visitor, BufferedReader answers) throws IOException {
    pause(delay);
    String line;
    do {
      line = answers.readLine();
      if (line == null) throw new IOException("the server hung up");
      write(visitor, line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return line;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void write(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
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
    }, "mail-gate");
    thread.setDaemon(true);
    thread.start();
  }
}
