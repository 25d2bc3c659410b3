package vn.congdoan.planworkflow.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import vn.congdoan.planworkflow.input.Refused;

/**
 * Remembers for the length of a request why the engine's command was refused, or what was too little for it: the engine's REST interface
 * would answer with a bare server error, and the filter in front of it answers with this instead.
 */
public final class Refusals {

  private static final ThreadLocal<Refused> LAST = new ThreadLocal<>();

  private static final ThreadLocal<Shortage> SHORTAGE = new ThreadLocal<>();

  private Refusals() {}

  /** The refusal since the last {@link #forget()}; null when there was none. */
  public static Refused last() {
    return LAST.get();
  }

  /** The shortage since the last {@link #forget()}; null when there was none. */
  public static Shortage shortage() {
    return SHORTAGE.get();
  }

  public static void forget() {
    LAST.remove();
    SHORTAGE.remove();
  }

  /** Remembers a refusal that was made before the engine's command began. */
  static Refused told(Refused refused) {
    LAST.set(refused);
    return refused;
  }

  static CommandInterceptor interceptor() {
    return new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        try {
          return next.execute(command);
        } catch (RuntimeException e) {
          if (UserTasks.refusalIn(e) instanceof Refused refused) LAST.set(refused);
          Shortage.in(e).ifPresent(SHORTAGE::set);
          throw e;
        }
      }
    };
  }
}
