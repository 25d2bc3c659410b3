package vn.congdoan.planworkflow.security;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import vn.congdoan.planworkflow.security.NotAdmitted.Reason;

/** Turns the claims of a token into an account. */
class OidcAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(OidcAccounts.class);

  private final OidcSettings settings;
  private final OutsideAccounts accounts;
  private final Clock clock;

  OidcAccounts(OidcSettings settings, OutsideAccounts accounts, Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * The user id of whom the claims speak.
   *
   * @throws NotAdmitted when he has no place here
   */
  String admit(Map<String, Object> claims) {
    String name = text(claims, settings.nameClaim());
    Matcher matcher = settings.namePattern().matcher(name);
    if (!matcher.matches()) {
      LOG.warn("the claim {} of {} does not match planworkflow.oidc.name-pattern", settings.nameClaim(), claims.get(JwtClaimNames.SUB));
      throw new NotAdmitted(Reason.UNUSABLE_NAME);
    }
    String subject = text(claims, JwtClaimNames.SUB);
    if (subject.isEmpty()) throw new NotAdmitted(Reason.NOT_TRUSTED);
    String id = matcher.groupCount() > 0 ? matcher.group(1) : name;
    String displayName = text(claims, settings.displayNameClaim());
    String mail = text(claims, settings.mailClaim());
    return accounts.admit(new OutsideAccount(settings.issuer(), subject, id,
        Normalizer.normalize(displayName.isEmpty() ? id : displayName, Normalizer.Form.NFC), mail.isEmpty() ? null : mail, groups(claims)));
  }

  /** A provider does not tell who has left; whoever has not come for long counts as gone, for pre-flight must not rely on him. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forget() {
    int dismissed = accounts.dismissUnseen(settings.issuer(), OffsetDateTime.now(clock).minus(settings.forgetAfter()));
    if (dismissed > 0) LOG.info("{} people have not logged in for {} and lost their groups", dismissed, settings.forgetAfter());
  }

  private Set<String> groups(Map<String, Object> claims) {
    Object found = at(claims, settings.groupsClaim());
    Set<String> groups = new TreeSet<>();
    if (found instanceof Collection<?> several) several.forEach(group -> groups.add(String.valueOf(group)));
    else if (found instanceof String one) groups.addAll(List.of(one.split("\\s+")));
    return groups;
  }

  private static String text(Map<String, Object> claims, String path) {
    return at(claims, path) instanceof String text ? text.strip() : "";
  }

  /** A claim by its whole name first, because names of claims are often addresses and have dots of their own. */
  private static Object at(Map<?, ?> claims, String path) {
    if (claims.containsKey(path)) return claims.get(path);
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inside) return at(inside, path.substring(dot + 1));
    }
    return null;
  }
}
