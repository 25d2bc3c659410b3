package vn.congdoan.planworkflow.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of its own in memory, which a test can fill to the last byte. */
final class SmallDisk implements AutoCloseable {

  private static final byte[] BLOCK = new byte[4096];

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Empty where this machine lets the test mount nothing. */
  static Optional<SmallDisk> mounted(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try {
      boolean done = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
      return done ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    } catch (IOException noSuchCommand) {
      return Optional.empty();
    }
  }

  Path folder() {
    return folder;
  }

  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) out.write(BLOCK);
    } catch (IOException full) {
      // So it is meant.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(ballast());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder.toString());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
  }
}
