package vn.congdoan.planworkflow.search;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** One box for everything that can be found. */
@Component
public class Search {

  /** Least and most characters that are looked for. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 200;

  /** Most results of one kind; whoever sees that many types another word. */
  private static final int LIMIT = 10;

  /** Results of one kind; {@code more} when there are others beyond these. */
  public record Group(String kind, List<Found> found, boolean more) {}

  private final ObjectProvider<Findable> findables;

  Search(ObjectProvider<Findable> findables) {
    this.findables = findables;
  }

  /** Makes findable what was written before there was a search. */
  public void foldOld() {
    findables.forEach(Findable::foldOld);
  }

  /** @throws Refused INVALID when too little or too much was typed */
  public List<Group> find(String typed, Asker asker) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > LONGEST) throw new Refused(Refused.Kind.INVALID, Text.of("search.tooLong", LONGEST));
    List<String> patterns = Folded.patterns(text);
    if (Folded.of(LONGEST, text).strip().length() < SHORTEST) {
      throw new Refused(Refused.Kind.INVALID, Text.of("search.tooShort", SHORTEST));
    }
    return findables.orderedStream().map(findable -> {
      List<Found> found = findable.find(patterns, asker, LIMIT + 1);
      return new Group(findable.kind(), found.stream().limit(LIMIT).toList(), found.size() > LIMIT);
    }).filter(group -> !group.found().isEmpty()).toList();
  }
}
