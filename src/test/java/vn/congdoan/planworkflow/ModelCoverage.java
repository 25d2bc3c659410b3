package vn.congdoan.planworkflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Which nodes and flows of the models some test has reached. */
final class ModelCoverage {

  private final Map<ModelFile, List<Element>> all = new LinkedHashMap<>();
  private final Set<String> reached;

  /**
   * Compares models with what was written down.
   *
   * @param reached lines of process id, space, element id
   */
  ModelCoverage(List<ModelFile> models, Set<String> reached) {
    this.reached = reached;
    models.forEach(model -> all.put(model, Stream.concat(model.nodes().stream(), model.flows().stream()).toList()));
  }

  /** What the recorder wrote below a folder; nothing when no test ran. */
  static Set<String> recordsBelow(Path folder) {
    if (!Files.isDirectory(folder)) return Set.of();
    Set<String> lines = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) lines.addAll(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** Every node and flow that no test reached, as process, id and label. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    all.forEach((model, elements) -> missing(model, elements).forEach(
        element -> missing.add("%s %s “%s”".formatted(model.processId(), element.getAttribute("id"), element.getAttribute("name")))));
    return missing;
  }

  /** How much of each model is reached, and what is missing. */
  String report() {
    return all.entrySet().stream().map(entry -> {
      List<Element> missing = missing(entry.getKey(), entry.getValue());
      int total = entry.getValue().size();
      String head = "%-26s %3d of %3d nodes and flows".formatted(entry.getKey().processId(), total - missing.size(), total);
      return head + missing.stream().map(element -> "\n    not reached: %s “%s”".formatted(element.getAttribute("id"), element.getAttribute("name")))
          .collect(Collectors.joining());
    }).collect(Collectors.joining("\n", "", "\n"));
  }

  private List<Element> missing(ModelFile model, List<Element> elements) {
    return elements.stream().filter(element -> !reached.contains(model.processId() + " " + idToReach(model, element))).toList();
  }

  /** The engine never takes the flows of an event-based gateway: it waits there, and goes on at the event that occurs. */
  private static String idToReach(ModelFile model, Element element) {
    boolean awaited = model.node(element.getAttribute("sourceRef")).filter(source -> source.getLocalName().equals("eventBasedGateway")).isPresent();
    return element.getAttribute(awaited ? "targetRef" : "id");
  }
}
