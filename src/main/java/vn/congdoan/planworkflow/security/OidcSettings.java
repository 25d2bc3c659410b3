package vn.congdoan.planworkflow.security;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import vn.congdoan.planworkflow.input.Text;

/**
 * The OpenID Connect provider, and which of its claims say what.
 *
 * @param issuer address of the provider, as its tokens name it
 * @param label what the button on the log-in page calls its accounts; a general word without it
 * @param nameClaim holds the user name; a claim inside another is written with dots
 * @param namePattern what the user name must match as a whole; its first bracket becomes the user id
 * @param groupsClaim a list of groups or one text with spaces between them
 * @param audience whom a bearer token of a script must be meant for; without it bearer tokens are not taken
 * @param forgetAfter who has not logged in for so long loses his groups until he does
 */
@ConfigurationProperties("planworkflow.oidc")
record OidcSettings(String issuer, String clientId, String clientSecret, String label,
    @DefaultValue({"openid", "profile", "email"}) Set<String> scopes, @DefaultValue("preferred_username") String nameClaim,
    @DefaultValue("(.+)") Pattern namePattern, @DefaultValue("name") String displayNameClaim, @DefaultValue("email") String mailClaim,
    @DefaultValue("groups") String groupsClaim, String audience, @DefaultValue("P60D") Duration forgetAfter) {

  OidcSettings {
    if (label == null || label.isBlank()) label = Text.of("security.oidcLabel");
  }
}
