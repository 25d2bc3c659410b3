package vn.congdoan.planworkflow.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.input.InTransaction;

/** The absences that were ever told; none is deleted. */
@Repository
class Absences {

  /** Those that ended longer ago are not shown any more; they stay in the table. */
  private static final int SHOWN_DAYS = 365;

  private final JdbcClient jdbc;
  private final Clock clock;
  /** One act asks several times whether it is done in another's place. */
  private final InTransaction<String, List<Absence>> known = new InTransaction<>();

  Absences(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps a new one; id, maker and time of it are set here. */
  @Transactional
  long add(Absence absence) {
    known.forget();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("""
            insert into absence (absent, stand_in, from_on, to_on, prepares, decides, basis, note, named_by, named_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(absence.absent(), absence.standIn(), absence.fromOn(), absence.toOn(), absence.prepares(), absence.decides(), absence.basis(),
            absence.note(), absence.namedBy(), OffsetDateTime.now(clock))
        .update(key, "id");
    long id = key.getKey().longValue();
    absence.groups().forEach(group -> jdbc.sql("insert into absence_group (absence_id, group_id) values (?, ?)").params(id, group).update());
    return id;
  }

  /** Ends one early; false when it had ended. */
  boolean end(long id, String by) {
    known.forget();
    return jdbc.sql("update absence set ended_by = ?, ended_at = ? where id = ? and ended_at is null and to_on >= ?")
        .params(by, OffsetDateTime.now(clock), id, LocalDate.now(clock)).update() > 0;
  }

  Optional<Absence> find(long id) {
    return withGroups(jdbc.sql("select * from absence where id = ?").param(id).query(Absences::bare).list()).stream().findFirst();
  }

  /** What somebody does in another's place on a day. */
  List<Absence> lentTo(String standIn, LocalDate day) {
    return known.get(standIn + "|" + day,
        asked -> withGroups(jdbc.sql("select * from absence where stand_in = ? and ended_at is null and from_on <= ? and to_on >= ? order by id")
            .params(standIn, day, day).query(Absences::bare).list()));
  }

  /** Those that cover a day from this one on. */
  List<Absence> from(LocalDate day) {
    return withGroups(jdbc.sql("select * from absence where ended_at is null and to_on >= ? order by id").param(day).query(Absences::bare).list());
  }

  /** Absences of these people, or in which they stand in, the newest first. */
  List<Absence> about(Collection<String> people) {
    if (people.isEmpty()) return List.of();
    return withGroups(jdbc.sql("""
            select * from absence where (absent in (:people) or stand_in in (:people)) and to_on >= :oldest order by from_on desc, id desc""")
        .param("people", people).param("oldest", LocalDate.now(clock).minusDays(SHOWN_DAYS)).query(Absences::bare).list());
  }

  /** Those that are over, by the clock or by hand, and whose stand-ins may still hold work. */
  List<Absence> toRelease() {
    return withGroups(jdbc.sql("select * from absence where released_at is null and (ended_at is not null or to_on < ?) order by id")
        .param(LocalDate.now(clock)).query(Absences::bare).list());
  }

  void markReleased(long id) {
    jdbc.sql("update absence set released_at = ? where id = ?").params(OffsetDateTime.now(clock), id).update();
  }

  private List<Absence> withGroups(List<Absence> bare) {
    if (bare.isEmpty()) return bare;
    Map<Long, List<String>> groups = jdbc.sql("select absence_id, group_id from absence_group where absence_id in (:ids) order by group_id")
        .param("ids", bare.stream().map(Absence::id).toList()).query((rs, n) -> Map.entry(rs.getLong(1), rs.getString(2))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return bare.stream().map(a -> new Absence(a.id(), a.absent(), a.standIn(), a.fromOn(), a.toOn(), groups.getOrDefault(a.id(), List.of()), a.prepares(),
        a.decides(), a.basis(), a.note(), a.namedBy(), a.namedAt(), a.endedBy(), a.endedAt())).toList();
  }

  private static Absence bare(ResultSet rs, int row) throws SQLException {
    return new Absence(rs.getLong("id"), rs.getString("absent"), rs.getString("stand_in"), rs.getObject("from_on", LocalDate.class),
        rs.getObject("to_on", LocalDate.class), List.of(), rs.getBoolean("prepares"), rs.getBoolean("decides"), rs.getString("basis"),
        rs.getString("note"), rs.getString("named_by"), rs.getObject("named_at", OffsetDateTime.class), rs.getString("ended_by"),
        rs.getObject("ended_at", OffsetDateTime.class));
  }
}
