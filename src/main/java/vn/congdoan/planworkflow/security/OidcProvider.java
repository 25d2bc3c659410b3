package vn.congdoan.planworkflow.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import vn.congdoan.planworkflow.security.NotAdmitted.Reason;

/** The provider as it describes itself; asked when it is first needed, so that this system starts while the provider is down. */
class OidcProvider {

  static final String REGISTRATION = "oidc";

  private final OidcSettings settings;
  private volatile ClientRegistration registration;
  private volatile JwtDecoder decoder;

  OidcProvider(OidcSettings settings) {
    this.settings = settings;
  }

  /** @throws NotAdmitted DIRECTORY_DOWN when it does not answer */
  ClientRegistration registration() {
    ClientRegistration known = registration;
    if (known != null) return known;
    try {
      return registration = ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(REGISTRATION).clientName(settings.label())
          .clientId(settings.clientId()).clientSecret(settings.clientSecret()).scope(settings.scopes()).build();
    } catch (IllegalArgumentException | IllegalStateException trouble) {
      throw new NotAdmitted(Reason.DIRECTORY_DOWN, trouble);
    }
  }

  /** Where it ends its own session, if it says so. */
  Optional<String> endSessionAddress() {
    ClientRegistration known = registration;
    Object address = known == null ? null : known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    return Optional.ofNullable(address).map(Object::toString);
  }

  /**
   * Reads a bearer token that the provider has issued for this system.
   *
   * @throws BadJwtException when it is not such a token
   * @throws NotAdmitted DIRECTORY_DOWN when the provider's keys can't be had
   */
  Jwt read(String token) {
    try {
      return decoder().decode(token);
    } catch (BadJwtException wrong) {
      throw wrong;
    } catch (JwtException | IllegalArgumentException | IllegalStateException trouble) {
      throw new NotAdmitted(Reason.DIRECTORY_DOWN, trouble);
    }
  }

  private JwtDecoder decoder() {
    JwtDecoder known = decoder;
    if (known != null) return known;
    NimbusJwtDecoder made = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
    made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(settings.issuer()),
        new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience()))));
    return decoder = made;
  }

  /** Limits how long a person waits for the provider. */
  static JdkClientHttpRequestFactory patience() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(5)).build());
    requests.setReadTimeout(Duration.ofSeconds(10));
    return requests;
  }
}
