package vn.congdoan.planworkflow;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.ldap.LdapAutoConfiguration;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.congdoan.planworkflow.move.MoveCommand;

/** The whole system: engine, web applications, stages and data in one process. */
// The directory is reached in the profile ldap alone, by its own settings; Mustache writes mails, and no pages.
@SpringBootApplication(exclude = {LdapAutoConfiguration.class, MustacheAutoConfiguration.class})
@EnableScheduling
public class PlanWorkflowApplication {

  public static void main(String[] args) {
    // Timers of the engine and dates of the plan are both read in the zone of the offices.
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
    if (MoveCommand.isAskedFor(args)) System.exit(MoveCommand.run(args));
    SpringApplication.run(PlanWorkflowApplication.class, args);
  }
}
