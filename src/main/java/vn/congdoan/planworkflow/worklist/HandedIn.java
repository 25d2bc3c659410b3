package vn.congdoan.planworkflow.worklist;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.congdoan.planworkflow.search.Asker;
import vn.congdoan.planworkflow.search.Folded;

/** What people have done their part of and given on; each sees what they did themselves, and what was done in the name of their groups. */
@Repository
public class HandedIn {

  /** Items on one page. */
  public static final int PAGE = 20;

  /**
   * Something that somebody has given on.
   *
   * @param subject such as {@code report/12}
   * @param shown the same in words
   * @param at when it was last given on by this person or group
   * @param by user id of whoever did so; null where that was not written down
   * @param inPlaceOf user id of whoever was stood in for; null when it was done in the own name
   */
  public record Handed(long id, String subject, String shown, String instanceId, OffsetDateTime at, String by, String inPlaceOf) {}

  /** Where the next page begins: behind the item of this moment and id. */
  public record Mark(OffsetDateTime at, long id) {}

  /** One page; {@code next} is null on the last. */
  public record Page(List<Handed> items, Mark next) {}

  private static final String COLUMNS = "h.id, h.subject, h.shown, h.instance_id, h.handed_at, h.handed_by, h.in_place_of";

  private final JdbcClient jdbc;

  public HandedIn(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps that a person has given something on, in the name of these groups; the newest time counts. */
  void keep(String subject, String shown, String instanceId, String user, Collection<String> groups, OffsetDateTime at) {
    keep(subject, shown, instanceId, user, null, groups, at);
  }

  /** The same, perhaps in the place of somebody absent, who finds it among the own things too. */
  void keep(String subject, String shown, String instanceId, String user, String inPlaceOf, Collection<String> groups, OffsetDateTime at) {
    List<String> holders = new ArrayList<>(holders(user, groups));
    if (inPlaceOf != null) holders.add("user:" + inPlaceOf);
    jdbc.sql("delete from handed_in where subject = :subject and holder in (:holders)").param("subject", subject).param("holders", holders).update();
    String folded = Folded.of(1000, shown);
    jdbc.sql("insert into handed_in (holder, subject, shown, instance_id, folded, handed_at, handed_by, in_place_of) values "
            + String.join(", ", Collections.nCopies(holders.size(), "(?, ?, ?, ?, ?, ?, ?, ?)")))
        .params(holders.stream().flatMap(holder -> Stream.of(holder, subject, shown, instanceId, folded, at, user, inPlaceOf)).toList()).update();
  }

  /** The newest first; from the beginning without a mark. */
  public Page page(Asker asker, Mark after) {
    List<Handed> found = list(asker, List.of(), after, PAGE + 1);
    List<Handed> items = found.subList(0, Math.min(PAGE, found.size()));
    return new Page(items, found.size() > PAGE ? new Mark(items.get(PAGE - 1).at(), items.get(PAGE - 1).id()) : null);
  }

  /** What has all the words, the newest first. */
  List<Handed> find(List<String> patterns, Asker asker, int limit) {
    return list(asker, patterns, null, limit);
  }

  /** Whether the person or one of the groups has ever given this on. */
  public boolean holds(Asker asker, String subject) {
    return jdbc.sql("select count(*) from handed_in where subject = :subject and holder in (:holders)").param("subject", subject)
        .param("holders", holders(asker.user(), asker.groups())).query(Integer.class).single() > 0;
  }

  private List<Handed> list(Asker asker, List<String> patterns, Mark after, int limit) {
    List<String> holders = holders(asker.user(), asker.groups());
    String words = IntStream.range(0, patterns.size()).mapToObj(i -> " and h.folded like :word" + i).collect(Collectors.joining());
    String behind = after == null ? "" : " and h.handed_at <= :at and (h.handed_at < :at or h.id < :id)";
    // Each holder's part is cut by its own index; what an earlier holder has is left out, so that nothing stands in the list twice.
    String parts = IntStream.range(0, holders.size()).mapToObj(i -> "(select " + COLUMNS + " from handed_in h where h.holder = :holder" + i
            + (i == 0 ? "" : " and not exists (select 1 from handed_in o where o.subject = h.subject and o.holder in ("
                + IntStream.range(0, i).mapToObj(other -> ":holder" + other).collect(Collectors.joining(", ")) + "))")
            + words + behind + " order by h.handed_at desc, h.id desc fetch first " + limit + " rows only)")
        .collect(Collectors.joining(" union all "));
    JdbcClient.StatementSpec statement = jdbc.sql("select * from (" + parts + ") p order by handed_at desc, id desc fetch first " + limit + " rows only");
    for (int i = 0; i < holders.size(); i++) statement.param("holder" + i, holders.get(i));
    for (int i = 0; i < patterns.size(); i++) statement.param("word" + i, patterns.get(i));
    if (after != null) statement.param("at", after.at()).param("id", after.id());
    return statement.query((rs, n) -> new Handed(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getObject(5, OffsetDateTime.class),
        rs.getString(6), rs.getString(7)))
        .list();
  }

  /** A user id and a group id may be the same word. */
  private static List<String> holders(String user, Collection<String> groups) {
    List<String> holders = new ArrayList<>(groups.stream().sorted().map(group -> "group:" + group).toList());
    holders.add("user:" + user);
    return holders;
  }
}
