package vn.congdoan.planworkflow.benchmark;

/** What is promised of a system that carries the whole country, with the goal of each promise. */
enum Ratio {
  LIFE(1, "a report's whole life, CPU over that of plain JDBC", "≤ 5", "8.9 without authorization, 11.7 with"),
  OPEN_TASKS(2, "throughput among many open tasks over that among none", "≥ 0.95", "0.43"),
  LAUNCH(3, "launch, CPU per unit at full size over at 1,000; peak heap over idle", "≤ 1.0; ≤ 1.5", "1.8 by 10,000, then never ends"),
  COMPLETION(4, "completion at full size over among 1,000; collisions at 8 threads", "≤ 1.1; 0", "3.7–10 by 10,000"),
  CLOSING(5, "seconds from the last report to the closed period", "≤ 1", "6.9 at 4,913"),
  INBOX(6, "a unit's inbox, p95 at 500,000 open tasks over at 1,000", "≤ 1.5", "10–15"),
  OFFICE(7, "an office's first page, p95 over that of a bare worklist", "≤ 3", "over 100"),
  STAFF(8, "staff, p95 while a fan-out runs over at rest", "≤ 2", "–"),
  CRASH(9, "kill -9: lost or doubled", "0", "0.05–0.3 % of external effects doubled"),
  SECOND_NODE(10, "second node: throughput of waiting jobs over one node's", "≥ 1.7", "1.35–1.43"),
  START(11, "start-up of the image over the plain jar's", "≤ 0.5", "1.0"),
  SOAK(12, "mixed work: requests that failed; heap at the end over after a quarter", "0; flat", "–");

  final int number;
  final String what;
  final String goal;
  final String stock;

  Ratio(int number, String what, String goal, String stock) {
    this.number = number;
    this.what = what;
    this.goal = goal;
    this.stock = stock;
  }
}
