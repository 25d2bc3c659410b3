package vn.congdoan.planworkflow.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to log in beside name and password, such as the organisation's own log-in server, which a profile adds for people in a browser. */
interface LogInWay {

  void addTo(HttpSecurity people) throws Exception;
}
