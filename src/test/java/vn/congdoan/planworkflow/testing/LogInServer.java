package vn.congdoan.planworkflow.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** An OpenID Connect provider, Spring Authorization Server, with people of its own; its host is another than the application's, as in an office. */
public final class LogInServer implements AutoCloseable {

  public static final String CLIENT = "plan-workflow";
  public static final String SECRET = "client-secret";
  public static final String SCRIPT = "modeler-script";
  public static final String AUDIENCE = "plan-workflow-interface";
  public static final String PASSWORD = "congdoan";

  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
  private final ConfigurableApplicationContext context;
  private volatile int applicationPort;
  private volatile Consumer<JwtClaimsSet.Builder> spoiling = claims -> {};

  public LogInServer() {
    context = new SpringApplicationBuilder(Server.class).initializers(fresh -> fresh.getBeanFactory().registerSingleton("logInServer", this))
        .properties("server.port=0", "server.address=127.0.0.1", "spring.config.location=optional:classpath:/none/", "spring.main.banner-mode=off",
            "server.servlet.session.cookie.name=PROVIDER")
        .run();
  }

  public String issuer() {
    return "http://127.0.0.1:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  /** Whom it sends back to. */
  public void serves(int port) {
    applicationPort = port;
  }

  /** Somebody who can log in here, with what his tokens say of him; a client of its own name speaks for a script. */
  public void person(String subject, Map<String, Object> claims) {
    people.put(subject, claims);
  }

  /** Changes every token from now on, until it is called again. */
  public void spoil(Consumer<JwtClaimsSet.Builder> change) {
    spoiling = change;
  }

  @Override
  public void close() {
    context.close();
  }

  private RegisteredClient client() {
    return RegisteredClient.withId("1").clientId(CLIENT).clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("http://localhost:" + applicationPort + "/login/oauth2/code/oidc")
        .postLogoutRedirectUri("http://localhost:" + applicationPort + "/dang-nhap")
        .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
        .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true).build()).build();
  }

  private static RegisteredClient script() {
    return RegisteredClient.withId("2").clientId(SCRIPT).clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
  }

  /** The server's own application; no configuration by name, or ours would find it among its own. */
  @EnableWebSecurity
  @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
      HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class})
  static class Server {

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher()).with(server, configurer -> configurer.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"))).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).formLogin(Customizer.withDefaults()).build();
    }

    @Bean
    UserDetailsService users(LogInServer server) {
      return name -> {
        if (!server.people.containsKey(name)) throw new UsernameNotFoundException(name);
        return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
      };
    }

    @Bean
    RegisteredClientRepository clients(LogInServer server) {
      return new RegisteredClientRepository() {
        @Override
        public void save(RegisteredClient client) {
          // The server would keep the client's secret as a hash; it is made anew each time it is asked for.
        }

        @Override
        public RegisteredClient findById(String id) {
          return id.equals("1") ? server.client() : script();
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return id.equals(CLIENT) ? server.client() : id.equals(SCRIPT) ? script() : null;
        }
      };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(LogInServer server) {
      return token -> {
        Map<String, Object> told = server.people.get(token.getPrincipal().getName());
        if (told != null) told.forEach(token.getClaims()::claim);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) token.getClaims().audience(List.of(AUDIENCE));
        server.spoiling.accept(token.getClaims());
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey((RSAPrivateKey) pair.getPrivate())
          .keyID("test").build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
