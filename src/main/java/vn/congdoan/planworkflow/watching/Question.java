package vn.congdoan.planworkflow.watching;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that is asked of a database which may hang: whoever asks waits so long and no longer, and however many ask, one question at a time is
 * under way.
 */
class Question<T> {

  private final Callable<T> question;
  private final Duration within;
  private final ExecutorService asking;
  private Future<T> underWay;

  /** @param name of the thread that waits for the answer */
  Question(String name, Duration within, Callable<T> question) {
    this.question = question;
    this.within = within;
    this.asking = Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * The answer to a question that is under way, or else to a new one.
   *
   * @throws TimeoutException when there is none in time; it goes on being waited for
   * @throws ExecutionException when asking failed
   */
  T answer() throws TimeoutException, ExecutionException, InterruptedException {
    return current().get(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized Future<T> current() {
    if (underWay == null || underWay.isDone()) underWay = asking.submit(question);
    return underWay;
  }

  void end() {
    asking.shutdownNow();
  }
}
