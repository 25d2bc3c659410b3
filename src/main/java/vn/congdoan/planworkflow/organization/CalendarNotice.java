package vn.congdoan.planworkflow.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Tells administrators for which years holidays.csv still has to be completed or checked: on the front door and under /actuator/info. */
@Component
public class CalendarNotice implements InfoContributor {

  private final Holidays holidays;
  private final Clock clock;

  CalendarNotice(Holidays holidays, Clock clock) {
    this.holidays = holidays;
    this.clock = clock;
  }

  /** As {@link CalendarYears#unsettled}, today. */
  public List<Integer> unsettledYears() {
    return holidays.years().unsettled(LocalDate.now(clock));
  }

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail("calendar", Map.of("unsettledYears", unsettledYears()));
  }
}
