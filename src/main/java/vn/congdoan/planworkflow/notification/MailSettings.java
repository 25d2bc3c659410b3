package vn.congdoan.planworkflow.notification;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how mail is sent; the server itself stands under {@code spring.mail}.
 *
 * @param enabled nothing is kept or sent otherwise
 * @param from sender's address, with or without a name
 * @param baseUrl where the links lead, without a slash at the end
 * @param perMinute mails at most in any minute, all nodes together
 * @param chunk mails that one job of the engine sends at most
 * @param digestAt from when on the digests of a working day are written
 * @param retryAfter how long a failed dispatch rests, after its own retries are used up, until it is tried once more without an administrator
 * @param postponed how long a mail rests whose receiver's server asks to come again later
 * @param giveUpAfter how long such a mail is tried
 * @param keep how long mails that were sent stay in the list
 */
@ConfigurationProperties("planworkflow.mail")
record MailSettings(@DefaultValue("false") boolean enabled, @DefaultValue("") String from, @DefaultValue("") String baseUrl,
    @DefaultValue("60") int perMinute, @DefaultValue("20") int chunk, @DefaultValue("07:30") LocalTime digestAt,
    @DefaultValue("PT30M") Duration retryAfter, @DefaultValue("PT15M") Duration postponed, @DefaultValue("P3D") Duration giveUpAfter,
    @DefaultValue("P90D") Duration keep) {

  MailSettings {
    baseUrl = baseUrl.replaceFirst("/+$", "");
    if (enabled && (!from.contains("@") || !baseUrl.matches("https?://.+") || perMinute < 1 || chunk < 1)) {
      throw new IllegalArgumentException("planworkflow.mail needs from, base-url, and at least one mail per minute and chunk");
    }
  }

  /** Of the sender; the ids of the mails are unique in it. */
  String domain() {
    return from.replaceFirst(".*@", "").replaceFirst(">.*", "").strip();
  }
}
