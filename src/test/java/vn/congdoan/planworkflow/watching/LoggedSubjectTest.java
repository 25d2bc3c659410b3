package vn.congdoan.planworkflow.watching;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.json.JsonWriter;
import vn.congdoan.planworkflow.engine.LogTrail;

/** Which plan, year and unit a line of the log is about. */
class LoggedSubjectTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "45-KH-DDTLD               | {\"plan\":\"45-KH-DDTLD\"}",
      "45-KH-DDTLD/2026          | {\"plan\":\"45-KH-DDTLD\",\"year\":2026}",
      "45-KH-DDTLD/2026/LDLD-AG  | {\"plan\":\"45-KH-DDTLD\",\"year\":2026,\"unit\":\"LDLD-AG\"}",
      "45-KH-DDTLD/CD-XD-01-02   | {\"plan\":\"45-KH-DDTLD\",\"unit\":\"CD-XD-01-02\"}",
      "45-KH-DDTLD/II.1a/TG      | {\"plan\":\"45-KH-DDTLD\",\"unit\":\"TG\"}",
      "45-KH-DDTLD/3-TB#1        | {\"plan\":\"45-KH-DDTLD\"}",
      "45-KH-DDTLD/3-TB#1/QHLD   | {\"plan\":\"45-KH-DDTLD\",\"unit\":\"QHLD\"}",
      "mail                      | {}",
      "                          | {}"})
  void theBusinessKeyTells(String businessKey, String told) {
    LoggingEvent line = new LoggingEvent();
    line.setLoggerContext(new LoggerContext());
    line.setMDCPropertyMap(businessKey == null ? Map.of() : Map.of(LogTrail.BUSINESS_KEY, businessKey));
    String written = JsonWriter.<ch.qos.logback.classic.spi.ILoggingEvent>of(members -> new LoggedSubject().customize(members)).writeToString(line);
    assertThat(written).isEqualTo(told);
  }
}
