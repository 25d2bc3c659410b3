package vn.congdoan.planworkflow.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this JVM and of the database server together, and the time on the wall, from a moment on. */
final class Cpu {

  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final double jvm = jvmNow();
  private final double database = BenchmarkServer.cpu();
  private final long wall = System.nanoTime();

  /**
   * What was spent since then, in seconds.
   *
   * @param wall time that passed; other work of the machine is in it
   */
  record Spent(double jvm, double database, double wall) {

    double cpu() {
      return jvm + database;
    }

    /** Milliseconds of processor time for each of so many operations. */
    double perOperation(int operations) {
      return cpu() * 1000 / operations;
    }
  }

  Spent spent() {
    return new Spent(jvmNow() - jvm, BenchmarkServer.cpu() - database, (System.nanoTime() - wall) / 1e9);
  }

  static Spent of(Runnable work) {
    Cpu before = new Cpu();
    work.run();
    return before.spent();
  }

  private static double jvmNow() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }
}
