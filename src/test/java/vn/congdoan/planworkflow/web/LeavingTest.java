package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A node that is about to stop turns readers away and takes what is written. */
class LeavingTest {

  private final Leaving leaving = new Leaving(new ShortageAnswers(new Problems()), Duration.ofMillis(1));

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void whoeverReadsIsTurnedAwayOnceTheNodeLeaves(String method) throws Exception {
    leaving.start();
    assertThat(ask(leaving, method).getStatus()).isEqualTo(200);
    leaving.stop();
    MockHttpServletResponse answer = ask(leaving, method);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
    assertThat(answer.getContentAsString()).contains("sắp dừng");
    leaving.start();
    assertThat(ask(leaving, method).getStatus()).as("started anew").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void whatIsWrittenIsTakenToTheEnd(String method) throws Exception {
    leaving.start();
    leaving.stop();
    assertThat(ask(leaving, method).getStatus()).isEqualTo(200);
  }

  @Test
  void withoutOtherNodesNobodyIsTurnedAway() throws Exception {
    Leaving alone = new Leaving(new ShortageAnswers(new Problems()), Duration.ZERO);
    alone.start();
    alone.stop();
    assertThat(ask(alone, "GET").getStatus()).isEqualTo(200);
  }

  private static MockHttpServletResponse ask(Leaving node, String method) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    node.doFilter(new MockHttpServletRequest(method, "/api/worklist"), response, new MockFilterChain());
    return response;
  }
}
