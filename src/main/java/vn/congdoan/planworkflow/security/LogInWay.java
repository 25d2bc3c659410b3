package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;

/** A way to log in beside name and password, such as the organisation's own log-in server, which a profile adds. */
interface LogInWay {

  /** For people in a browser. */
  void addTo(HttpSecurity people) throws Exception;

  /**
   * For scripts and Camunda Modeler.
   *
   * @param ask answers who could not be let in
   */
  void addToScripts(HttpSecurity scripts, AuthenticationEntryPoint ask) throws Exception;

  /** What the button on the log-in page says of it: "… bằng tài khoản Công đoàn". */
  String label();

  /** Where the button leads. */
  String address();

  /** Where a person goes after logging out here, to be logged out there too; empty when that is not possible. */
  Optional<String> logOutAddress(HttpServletRequest request, Authentication authentication);
}
