package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Somebody who closes a page before its answer is there is no failure that an administrator has to look into. */
@ExtendWith(OutputCaptureExtension.class)
class ClosedPageTest {

  @RestController
  static class Failing {

    @GetMapping("/closed")
    void closed() throws IOException {
      throw new AsyncRequestNotUsableException("Broken pipe");
    }

    @GetMapping("/wrong")
    void wrong() {
      throw new IllegalStateException("a fault of ours");
    }
  }

  private final MockMvc web = MockMvcBuilders.standaloneSetup(new Failing()).setControllerAdvice(new ProblemAnswers(new Problems())).build();

  @Test
  void aFaultIsLoggedAndAClosedPageIsNot(CapturedOutput log) throws Exception {
    MockHttpServletResponse wrong = web.perform(get("/wrong")).andReturn().getResponse();
    assertThat(wrong.getStatus()).isEqualTo(500);
    assertThat(log).contains("ERROR", "a fault of ours");
    int before = log.length();
    MockHttpServletResponse closed = web.perform(get("/closed")).andReturn().getResponse();
    assertThat(closed.getContentAsByteArray()).isEmpty();
    assertThat(log.toString().substring(before)).doesNotContain("ERROR", "WARN", "Exception:");
  }
}
