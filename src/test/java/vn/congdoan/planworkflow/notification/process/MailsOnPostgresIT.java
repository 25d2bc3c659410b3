package vn.congdoan.planworkflow.notification.process;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.congdoan.planworkflow.testing.Databases;

/** Mails with the outbox on a real PostgreSQL; its context is closed before the server is. */
@DirtiesContext
class MailsOnPostgresIT extends Mails {

  @DynamicPropertySource
  static void postgres(DynamicPropertyRegistry registry) {
    Databases.Address address = Databases.POSTGRESQL.create();
    registry.add("spring.datasource.url", address::url);
    registry.add("spring.datasource.username", address::username);
    registry.add("spring.datasource.password", address::password);
  }
}
