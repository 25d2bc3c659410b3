package vn.congdoan.planworkflow.notification.process;

import org.springframework.test.context.TestPropertySource;

/** Mails with the outbox on H2. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:mails;DB_CLOSE_DELAY=-1")
class MailsOnH2IT extends Mails {}
