package vn.congdoan.planworkflow.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files of processes/: those inside the jar, or those of the folder that {@code planworkflow.processes} names. */
@Component
public class ProcessFiles {

  /**
   * One file.
   *
   * @param path below processes/, with forward slashes
   */
  public record ProcessFile(String path, byte[] content) {

    public String folder() {
      return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private final String folder;

  public ProcessFiles(@Value("${planworkflow.processes:}") String folder) {
    this.folder = folder;
  }

  /**
   * All files, in the order of their paths.
   *
   * @throws Refused when the configured folder does not exist
   */
  public List<ProcessFile> all() {
    try {
      return folder.isBlank() ? fromClasspath() : fromFolder(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("processes/ cannot be read", e);
    }
  }

  /** The file at a path below processes/. */
  public ProcessFile require(String path) {
    return all().stream().filter(file -> file.path().equals(path)).findFirst()
        .orElseThrow(() -> Refused.notFound(Text.of("input.fileMissing", path)));
  }

  private static List<ProcessFile> fromClasspath() throws IOException {
    Resource[] resources = new PathMatchingResourcePatternResolver().getResources("classpath:processes/**/*.*");
    return Stream.of(resources).filter(Resource::isReadable).map(resource -> {
      try {
        String url = resource.getURL().toString();
        String path = url.substring(url.lastIndexOf("/processes/") + "/processes/".length());
        return new ProcessFile(path, resource.getContentAsByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }).sorted(java.util.Comparator.comparing(ProcessFile::path)).toList();
  }

  private static List<ProcessFile> fromFolder(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw Refused.notFound(Text.of("input.folderMissing", root));
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile)
          .filter(file -> StreamSupport.stream(root.relativize(file).spliterator(), false).noneMatch(part -> part.toString().startsWith(".")))
          .map(file -> {
            try {
              return new ProcessFile(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }).sorted(java.util.Comparator.comparing(ProcessFile::path)).toList();
    }
  }
}
