package vn.congdoan.planworkflow.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.ImplementationOrders;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.testing.Office;

/** What it takes to open the implementations below one unit, a unit with few subordinates and one with as many as none has. */
class CascadeBenchmark extends Benchmark {

  private static final int ROUNDS = 5;

  @Autowired private JdbcClient jdbc;
  @Autowired private ImplementationOrders orders;
  @Autowired private Implementations implementations;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void openingBelowOneUnit() {
    jdbc.sql("insert into assignment_table (id, plan, state, created_at) values (900000, ?, 'ISSUED', now())").param(Office.PLAN).update();
    Map<Integer, List<Double>> perUnit = new LinkedHashMap<>();
    for (int size : new int[] {1_000, 10_000}) enter(size);
    for (int round = 0; round <= ROUNDS; round++) {
      for (int size : new int[] {1_000, 10_000}) {
        Implementation parent = implementations.require(900_000 + size);
        List<String> chosen = jdbc.sql("select code from unit where parent = ?").param(parent.unit()).query(String.class).list();
        double cpu = new TransactionTemplate(transactions).execute(status -> {
          double spent = Cpu.of(() -> orders.openBelow(parent, chosen)).perOperation(size);
          status.setRollbackOnly();
          return spent;
        });
        // The first round warms up.
        if (round > 0) perUnit.computeIfAbsent(size, any -> new ArrayList<>()).add(cpu);
      }
    }
    perUnit.forEach((size, all) -> Ratios.log("opening below a unit with %,d subordinates: %.3f ms CPU a unit; rounds %s", size, Ratios.median(all),
        all.stream().map("%.3f"::formatted).toList()));
  }

  private void enter(int size) {
    String unit = "BC-" + size;
    jdbc.sql("""
        insert into unit (code, name, short_name, kind, parent, valid_from, confirmed, demonstration, file_order, listed)
        select case when n = 0 then :unit else :unit || '-' || n end, 'Công đoàn', :unit, case when n = 0 then 'FEDERATION' else 'SUBORDINATE' end,
          case when n = 0 then 'DCT' else :unit end, date '2023-01-01', true, true, 1000 + n, true from generate_series(0, :size) n""")
        .param("unit", unit).param("size", size).update();
    jdbc.sql("""
        insert into implementation (id, kind, plan, table_id, depth, unit, assigned_unit, business_key, assumption, assigned_on, plan_due_on, due_on, state)
        values (:id, 'UNIT', :plan, 900000, 0, :unit, :unit, :key, false, current_date, current_date + 30, current_date + 300, 'CARRYING_OUT')""")
        .param("id", 900_000 + size).param("plan", Office.PLAN).param("unit", unit).param("key", Office.PLAN + "/" + unit).update();
  }
}
