package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Log-in at an OpenID Connect provider by authorization code with PKCE, and its bearer tokens for scripts. */
class OidcLogInWay implements LogInWay {

  private static final String START = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;
  /** A claim of our own: the user id. */
  private static final String USER_ID = "planworkflow_user_id";

  private final OidcSettings settings;
  private final OidcProvider provider;
  private final OidcAccounts accounts;
  private final GroupAuthorities authorities;
  private final LogInFailures failures;

  OidcLogInWay(OidcSettings settings, OidcProvider provider, OidcAccounts accounts, GroupAuthorities authorities, LogInFailures failures) {
    this.settings = settings;
    this.provider = provider;
    this.accounts = accounts;
    this.authorities = authorities;
    this.failures = failures;
  }

  @Override
  public void addTo(HttpSecurity people) throws Exception {
    ClientRegistrationRepository registrations = id -> OidcProvider.REGISTRATION.equals(id) ? provider.registration() : null;
    DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(RestClient.builder().requestFactory(OidcProvider.patience()).messageConverters(converters -> {
      converters.clear();
      converters.add(new FormHttpMessageConverter());
      converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
    }).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
    OidcUserService claims = new OidcUserService();
    people.oauth2Login(login -> {
      login.loginPage("/dang-nhap").defaultSuccessUrl("/").failureHandler(failures)
          .clientRegistrationRepository(registrations).authorizedClientRepository(new NothingKept())
          .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
          .tokenEndpoint(token -> token.accessTokenResponseClient(tokens))
          .userInfoEndpoint(info -> info.oidcUserService(request -> user(request, claims.loadUser(request))));
      login.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
        @Override
        public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
          filter.setAuthenticationFailureHandler(failures);
          return filter;
        }
      });
    });
  }

  @Override
  public void addToScripts(HttpSecurity scripts, AuthenticationEntryPoint ask) throws Exception {
    if (settings.audience() == null || settings.audience().isBlank()) return;
    scripts.oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(ask).jwt(jwt -> jwt.decoder(provider::read)
        .jwtAuthenticationConverter(token -> {
          String user = accounts.admit(token.getClaims());
          return new JwtAuthenticationToken(token, authorities.of(user).orElse(List.of()), user);
        })));
  }

  @Override
  public String label() {
    return settings.label();
  }

  @Override
  public String address() {
    return START + "/" + OidcProvider.REGISTRATION;
  }

  @Override
  public Optional<String> logOutAddress(HttpServletRequest request, Authentication authentication) {
    if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) return Optional.empty();
    return provider.endSessionAddress().map(address -> UriComponentsBuilder.fromUriString(address)
        .queryParam("id_token_hint", "{token}").queryParam("client_id", "{client}").queryParam("post_logout_redirect_uri", "{back}").encode()
        .buildAndExpand(user.getIdToken().getTokenValue(), settings.clientId(),
            ServletUriComponentsBuilder.fromContextPath(request).path("/dang-nhap").toUriString())
        .toUriString());
  }

  /** Of all that the provider tells, a session keeps the user id and the token that ends the provider's own session. */
  private OidcUser user(OidcUserRequest request, OidcUser told) {
    String user = accounts.admit(told.getClaims());
    OidcIdToken token = request.getIdToken();
    return new DefaultOidcUser(new LinkedHashSet<>(authorities.of(user).orElse(List.of())),
        new OidcIdToken(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), Map.of(JwtClaimNames.SUB, token.getSubject())),
        new OidcUserInfo(Map.of(USER_ID, user)), USER_ID);
  }

  /** The provider's access token is not needed after the log-in. */
  private static final class NothingKept implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(String registration, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
  }
}
