package vn.congdoan.planworkflow.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;

/** Hands one mail to the mail server, and tells whether it was taken, refused for good, or shall come again. */
@Component
class Postman {

  /** What the server said to one mail. */
  enum Answer {
    TAKEN,
    REFUSED,
    LATER
  }

  /** The answer with the server's own words; null when it took the mail. */
  record Reply(Answer answer, String words) {}

  /** The server is not there, or takes nothing from us: nothing can be sent until somebody mends it. */
  static final class ServerFails extends RuntimeException {

    ServerFails(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Closing down, or asking for a log-in that failed: said to one receiver, but meant for all. */
  private static final Set<Integer> ABOUT_THE_SERVER = Set.of(421, 530, 534, 535, 538);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final JavaMailSender sender;
  private final MailSettings settings;
  private final MailText text;
  private final Clock clock;

  Postman(ObjectProvider<JavaMailSender> sender, MailSettings settings, MailText text, Clock clock) {
    this.sender = sender.getIfAvailable();
    this.settings = settings;
    this.text = text;
    this.clock = clock;
    if (settings.enabled() && this.sender == null) throw new IllegalStateException("planworkflow.mail.enabled needs spring.mail.host");
  }

  /** @throws ServerFails when it lies with the server and not with this mail */
  Reply send(Outbox.Notice notice, String name, String address) {
    InternetAddress receiver;
    try {
      receiver = new InternetAddress(address, true);
    } catch (AddressException e) {
      return new Reply(Answer.REFUSED, Text.of("notification.addressUnreadable", e.getMessage()));
    }
    try {
      sender.send(message(notice, name, receiver));
      return new Reply(Answer.TAKEN, null);
    } catch (MailException e) {
      return reply(e);
    } catch (MessagingException e) {
      // Written by ourselves from what is kept: another attempt would not be another mail.
      return new Reply(Answer.REFUSED, e.getMessage());
    }
  }

  private MimeMessage message(Outbox.Notice notice, String name, InternetAddress receiver) throws MessagingException {
    MailText.Worded worded = text.of(notice.kind(), notice.said(), name);
    MimeMessage message = sender.createMimeMessage();
    message.setHeader("Message-ID", "<" + notice.messageId() + ">");
    message.setFrom(sender());
    message.setRecipient(MimeMessage.RecipientType.TO, receiver);
    message.setSubject(worded.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    // No answers from people who are away.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(worded.plain(), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(worded.html(), UTF_8, "html");
    // The last is the one that a mail program shows when it can.
    message.setContent(new MimeMultipart("alternative", plain, html));
    return message;
  }

  private InternetAddress sender() throws MessagingException {
    InternetAddress from = new InternetAddress(settings.from());
    try {
      if (from.getPersonal() != null) from.setPersonal(from.getPersonal(), UTF_8);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new MessagingException(e.getMessage(), e);
    }
    return from;
  }

  private static Reply reply(MailException failure) {
    Exception first = failure instanceof MailSendException send && send.getMessageExceptions().length > 0 ? send.getMessageExceptions()[0] : failure;
    for (Exception each = first; each != null; each = each instanceof MessagingException chained ? chained.getNextException() : null) {
      if (each instanceof SMTPAddressFailedException refused && !ABOUT_THE_SERVER.contains(refused.getReturnCode())) {
        return new Reply(refused.getReturnCode() >= 500 ? Answer.REFUSED : Answer.LATER, refused.getMessage().strip());
      }
      if (each instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 500 && isAboutContents(refused)) {
        return new Reply(Answer.REFUSED, refused.getMessage().strip());
      }
    }
    throw new ServerFails(Text.of("notification.serverFails", wordsOf(first)), failure);
  }

  /** Refused after it was handed over, and not because of who we are. */
  private static boolean isAboutContents(SMTPSendFailedException refused) {
    String command = refused.getCommand() == null ? "" : refused.getCommand().strip();
    return (command.equals(".") || command.startsWith("BDAT")) && !ABOUT_THE_SERVER.contains(refused.getReturnCode());
  }

  private static String wordsOf(Exception failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) deepest = deepest.getCause();
    return String.valueOf(deepest.getMessage()).strip();
  }
}
