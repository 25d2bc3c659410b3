package vn.congdoan.planworkflow.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of all ratios beside their goals; each benchmark adds its own, and prints what is known so far. */
final class Ratios {

  private static final Path FILE = Path.of("target", "benchmark", "ratios.txt");

  private Ratios() {}

  /**
   * Keeps what was measured and prints the table.
   *
   * @param value as it stands beside the goal
   * @param detail sizes and absolute figures behind it
   */
  static void tell(Ratio ratio, String value, String detail) {
    Map<Ratio, String[]> known = known();
    known.put(ratio, new String[] {value, detail});
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, known.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue()[0] + "\t" + entry.getValue()[1]).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    print(known);
  }

  /** The middle one of several measurements. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The value below which so much of all values lies; {@code share} from 0 to 1. */
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.max(0, Math.ceil(share * sorted.size()) - 1)));
  }


  static void log(String format, Object... values) {
    System.out.println("[benchmark] " + String.format(Locale.ROOT, format, values));
  }

  private static Map<Ratio, String[]> known() {
    Map<Ratio, String[]> known = new LinkedHashMap<>();
    if (!Files.exists(FILE)) return known;
    try {
      for (String line : Files.readAllLines(FILE)) {
        String[] parts = line.split("\t", 3);
        known.put(Ratio.valueOf(parts[0]), new String[] {parts[1], parts[2]});
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Map<Ratio, String[]> known) {
    List<String> lines = new ArrayList<>();
    lines.add("| | ratio | goal | measured | stock engine | measured at |");
    lines.add("|---|---|---|---|---|---|");
    for (Ratio ratio : Ratio.values()) {
      String[] measured = known.getOrDefault(ratio, new String[] {"–", "not in this run"});
      lines.add("| %d | %s | %s | %s | %s | %s |".formatted(ratio.number, ratio.what, ratio.goal, measured[0], ratio.stock, measured[1]));
    }
    System.out.println(String.join(System.lineSeparator(), lines));
    try {
      Files.write(FILE.resolveSibling("table.md"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
