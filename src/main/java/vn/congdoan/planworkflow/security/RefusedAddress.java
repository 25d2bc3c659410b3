package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.web.Problems;

/** Answers requests that the firewall turns away: odd paths such as {@code //} or {@code ;}, and methods that nobody here understands. */
@Component
class RefusedAddress implements RequestRejectedHandler {

  private final Problems problems;

  RefusedAddress(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (SecurityConfiguration.METHODS.contains(request.getMethod())) {
      problems.write(response, 400, Text.of("security.oddAddressTitle"), Text.of("security.oddAddress"));
    } else {
      problems.write(response, 405, Text.of("security.oddMethodTitle"), Text.of("security.oddMethod"));
    }
  }
}
