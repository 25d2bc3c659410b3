package vn.congdoan.planworkflow.benchmark;

/** How much is measured: {@code -Dbenchmark.size=full} for the whole country, else a size that is done in minutes. */
enum Size {
  /** Enough to see whether everything works; its ratios say little. */
  SMALL(2_000, 60),
  /** 80 direct units, 1,200 upper-level unions, 118,800 grassroots unions. */
  FULL(120_080, 100);

  final int units;
  /** Reports in one round of a measurement of whole lives. */
  final int lives;

  Size(int units, int lives) {
    this.units = units;
    this.lives = lives;
  }

  static Size present() {
    return valueOf(System.getProperty("benchmark.size", "small").toUpperCase(java.util.Locale.ROOT));
  }

  /** The number of units, unless {@code -Dbenchmark.units} says another. */
  static int presentUnits() {
    return Integer.getInteger("benchmark.units", present().units);
  }
}
