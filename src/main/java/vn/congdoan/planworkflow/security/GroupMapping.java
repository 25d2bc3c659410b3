package vn.congdoan.planworkflow.security;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.organization.Actors;

/** Which group of the directory gives which role: by its name, by a table of names, or by both. */
@Component
@Profile({"ldap", "oidc"})
class GroupMapping {

  private static final List<String> COLUMNS = List.of("directory_group", "group");

  private final Pattern pattern;
  private final Map<String, Set<String>> table = new HashMap<>();

  /**
   * Reads the table.
   *
   * @param pattern what the name of a group must match as a whole; its first bracket is the engine's group
   * @param file a CSV file with the columns directory_group and group, or empty
   * @throws DataInvalid when the table cannot be read
   */
  GroupMapping(@Value("${planworkflow.directory.groups.pattern:/?(.+)}") String pattern,
      @Value("${planworkflow.directory.groups.file:}") String file) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    if (!file.isBlank()) read(Path.of(file));
  }

  /**
   * The engine's groups of somebody who is in these groups of the directory; who has a role in a unit is a member too.
   *
   * @param known ids of the engine's groups; upper and lower case make no difference, as in directories
   */
  Set<String> of(Collection<String> outside, Collection<String> known) {
    Map<String, String> ids = new HashMap<>();
    known.forEach(id -> ids.put(lower(id), id));
    Set<String> groups = new TreeSet<>();
    for (String name : outside) {
      Set<String> candidates = new TreeSet<>(table.getOrDefault(lower(name), Set.of()));
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) candidates.add(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
      candidates.stream().map(candidate -> ids.get(lower(candidate))).filter(id -> id != null).forEach(groups::add);
    }
    if (!Actors.unitsOf(groups).isEmpty()) groups.add(IdentityBootstrap.MEMBERS);
    return groups;
  }

  private void read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setCommentMarker('#')
            .setIgnoreEmptyLines(true).get())) {
      if (!COLUMNS.equals(parser.getHeaderNames())) throw invalid(file, 1, Text.of("security.mappingColumns", String.join(",", COLUMNS)));
      for (CSVRecord row : parser) {
        if (row.size() != 2 || row.get(0).isEmpty() || row.get(1).isEmpty()) {
          throw invalid(file, (int) parser.getCurrentLineNumber(), Text.of("security.mappingRow"));
        }
        table.computeIfAbsent(lower(row.get(0)), name -> new TreeSet<>()).add(row.get(1));
      }
    } catch (IOException e) {
      throw invalid(file, 1, Text.of("security.mappingUnreadable"));
    }
  }

  private static DataInvalid invalid(Path file, int line, String message) {
    return new DataInvalid(List.of(new DataProblem(file.toString(), line, 1, message)));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
