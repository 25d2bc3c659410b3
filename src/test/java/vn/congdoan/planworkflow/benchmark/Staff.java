package vn.congdoan.planworkflow.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One person after the other at work: opens the own list, completes what stands there, and thinks before the next. */
final class Staff implements AutoCloseable {

  private static final long THINKING_MILLIS = 100;

  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final List<Double> seconds = new ArrayList<>();
  private final Thread thread = new Thread(this::work, "staff");
  private volatile boolean stopped;
  private volatile RuntimeException failed;

  /** Each unit's report is drafted, approved and accepted. */
  Staff(OurReports ours, List<String> units) {
    for (String unit : units) {
      work.add(() -> ours.draft(unit));
      work.add(() -> ours.approve(unit));
      work.add(() -> ours.accept(unit));
    }
    thread.start();
  }

  private void work() {
    try {
      for (Runnable next = work.poll(); next != null && !stopped; next = work.poll()) {
        long begun = System.nanoTime();
        next.run();
        seconds.add((System.nanoTime() - begun) / 1e9);
        Thread.sleep(THINKING_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failed = e;
    }
  }

  /** How long each act took, once everybody has stopped or is done. */
  List<Double> untilDone() throws InterruptedException {
    thread.join();
    if (failed != null) throw failed;
    return seconds;
  }

  @Override
  public void close() {
    stopped = true;
  }
}
