package vn.congdoan.planworkflow.search;

import java.util.List;

/** One kind of things that can be found. */
public interface Findable {

  /** Names the kind in the answer, such as {@code units}. */
  String kind();

  /**
   * What has all the words, and the asker may know of.
   *
   * @param patterns as {@link Folded#patterns}, at least one
   * @param limit most results
   */
  List<Found> find(List<String> patterns, Asker asker, int limit);

  /** Makes findable what was written before there was a search; a second time there is nothing to do. */
  default void foldOld() {}

  /** The condition that a column holds all patterns; each is a parameter of the statement, in their order. */
  static String holdsAll(String column, List<String> patterns) {
    return String.join(" and ", patterns.stream().map(pattern -> column + " like ?").toList());
  }
}
