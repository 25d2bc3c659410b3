package vn.congdoan.planworkflow.testing;

import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;

/** Lets an application that a test starts begin on another day; from there its clock goes on as every clock does, across restarts too. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("testing.clock-ahead")
public class BeginsAt {

  /** The argument for an application that begins at a moment. */
  public static String argument(Instant moment) {
    return "--testing.clock-ahead=" + (moment.toEpochMilli() - System.currentTimeMillis());
  }

  BeginsAt(@Value("${testing.clock-ahead}") long milliseconds) {
    ClockUtil.offset(milliseconds);
  }
}
