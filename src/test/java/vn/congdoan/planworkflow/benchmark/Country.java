package vn.congdoan.planworkflow.benchmark;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Invented unions in the shape of the real ones: direct units, upper-level unions below each, grassroots unions below each of those. */
record Country(String code, int direct, int upperLevel, int grassroots) {

  /** About a thousand: what the full size is compared with. */
  static final Country THOUSAND = new Country("BK", 10, 4, 24);

  /** A country of about so many units; the real one has 83 direct units, 1,226 upper-level unions and about 127,000 grassroots unions. */
  static Country of(int units) {
    int direct = (int) Math.round(80 * units / 120_080.0);
    if (direct >= 2) return new Country("BN", direct, 15, 99);
    return new Country("BN", 2, 5, Math.max(1, units / 10 - 1));
  }

  int units() {
    return direct * (1 + upperLevel * (1 + grassroots));
  }

  /** Enters the units; the real ones get no new work from then on, so that every unit of a cycle is one of these. */
  void enter(JdbcClient jdbc) {
    jdbc.sql("update unit set listed = false where kind in ('FEDERATION', 'INDUSTRY_UNION', 'CORPORATION_UNION')").update();
    insert(jdbc, "FEDERATION", "'DCT'", "'%s-' || lpad(d::text, 3, '0')".formatted(code), "generate_series(1, %d) d".formatted(direct));
    insert(jdbc, "SUBORDINATE", "'%s-' || lpad(d::text, 3, '0')".formatted(code), "'%s-' || lpad(d::text, 3, '0') || '-' || lpad(u::text, 2, '0')".formatted(code),
        "generate_series(1, %d) d, generate_series(1, %d) u".formatted(direct, upperLevel));
    insert(jdbc, "SUBORDINATE", "'%s-' || lpad(d::text, 3, '0') || '-' || lpad(u::text, 2, '0')".formatted(code),
        "'%s-' || lpad(d::text, 3, '0') || '-' || lpad(u::text, 2, '0') || '-' || lpad(g::text, 4, '0')".formatted(code),
        "generate_series(1, %d) d, generate_series(1, %d) u, generate_series(1, %d) g".formatted(direct, upperLevel, grassroots));
    jdbc.sql("analyze unit").update();
  }

  private void insert(JdbcClient jdbc, String kind, String parent, String unit, String series) {
    jdbc.sql("""
        insert into unit (code, name, short_name, kind, parent, valid_from, confirmed, demonstration, file_order, listed, folded)
        select %1$s, 'Công đoàn ' || %1$s, %1$s, '%2$s', %3$s, date '2023-01-01', true, true, 1000, true, ' ' || lower(%1$s) from %4$s"""
        .formatted(unit, kind, parent, series)).update();
  }
}
