package vn.congdoan.planworkflow.engine;

import java.util.Date;

/**
 * A process variable: its name in the models and the type of its values.
 *
 * @param name as in the models
 * @param type of its values
 */
public record Variable<T>(String name, Class<T> type) {

  public static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  public static Variable<Long> id(String name) {
    return new Variable<>(name, Long.class);
  }

  public static Variable<Integer> number(String name) {
    return new Variable<>(name, Integer.class);
  }

  public static Variable<Boolean> flag(String name) {
    return new Variable<>(name, Boolean.class);
  }

  public static Variable<Date> instant(String name) {
    return new Variable<>(name, Date.class);
  }
}
