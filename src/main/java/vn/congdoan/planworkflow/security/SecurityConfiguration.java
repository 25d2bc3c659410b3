package vn.congdoan.planworkflow.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.RequestContextFilter;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.web.Problems;

/** One log-in for start page, Tasklist, Cockpit, Admin and our own interface; HTTP Basic for the engine's REST interface and for scripts. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** Neither TRACE nor OPTIONS: nothing of ours is called from another site. Camunda's web applications alone use OPTIONS. */
  static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private static final String CSRF_COOKIE = "PW-CSRF";
  private static final String LOG_IN = "/dang-nhap";
  /** Our pages, and the scripts and styles that the forms bring along; Camunda's web applications send a policy of their own. */
  private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
      + "frame-ancestors 'none'";
  private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";

  private final Problems problems;
  private final Audit audit;
  private final FailedLogIns failures;
  private final GroupAuthorities authorities;
  private final IdentityService identity;
  private final RequestRate byAddress;
  private final RequestRate byAccount;

  SecurityConfiguration(Problems problems, Audit audit, FailedLogIns failures, GroupAuthorities authorities, IdentityService identity,
      @Value("${planworkflow.requests-per-minute-and-address}") int perAddress, @Value("${planworkflow.requests-per-minute-and-account}") int perAccount) {
    this.problems = problems;
    this.audit = audit;
    this.failures = failures;
    this.authorities = authorities;
    this.identity = identity;
    this.byAddress = new RequestRate(problems, "address", HttpServletRequest::getRemoteAddr, perAddress);
    this.byAccount = new RequestRate(problems, "account", request -> LoggedIn.now().map(Authentication::getName).orElse(null), perAccount);
  }

  /** Scripts and Camunda Modeler: no session, no cookie, the password with every request. */
  @Bean
  @Order(1)
  SecurityFilterChain scripts(HttpSecurity http, List<AuthenticationProvider> passwords, List<LogInWay> ways) throws Exception {
    RequestMatcher basicOnOurs = request -> Stream.of("/api/", "/actuator/")
        .anyMatch(ours -> request.getRequestURI().startsWith(request.getContextPath() + ours)) && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    AuthenticationEntryPoint ask = (request, response, failure) -> {
      if (failure instanceof TooManyFailures wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.seconds()));
        problems.write(response, 429, Text.of("security.tooManyFailuresTitle"), wait.getMessage());
        return;
      }
      if (failure instanceof NotAdmitted refused) {
        int status = refused.reason().status();
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        problems.write(response, status, Text.of("security.notAdmittedTitle"), refused.getMessage());
        return;
      }
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plan Workflow\", charset=\"UTF-8\"");
      problems.write(response, 401, Text.of("security.notLoggedInTitle"), Text.of("security.askBasic"));
    };
    onlyThrough(new LogInGate(passwords, failures, authorities, audit, Duration.ofSeconds(30)), http);
    for (LogInWay way : ways) way.addToScripts(http, ask);
    http.securityMatcher(new OrRequestMatcher(new AntPathRequestMatcher("/engine-rest/**"), basicOnOurs))
        .authorizeHttpRequests(requests -> {
          // A browser that remembers a password would send it along with a form of any other site.
          requests.requestMatchers(SecurityConfiguration::comesFromAnotherSite).denyAll();
          rights(requests);
        })
        .httpBasic(basic -> basic.authenticationEntryPoint(ask).authenticationDetailsSource(LogInRecord.ScriptDetails::new))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(ask).accessDeniedHandler(denied()))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable());
    return onEveryRequest(http).build();
  }

  /** People in a browser. */
  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, List<AuthenticationProvider> passwords, List<LogInWay> ways, LogInFailures backToLogIn,
      ServerProperties server) throws Exception {
    onlyThrough(new LogInGate(passwords, failures, authorities, audit, Duration.ZERO), http);
    for (LogInWay way : ways) way.addTo(http);
    LogOuts logOuts = new LogOuts(ways);
    boolean alwaysSecure = Boolean.TRUE.equals(server.getServlet().getSession().getCookie().getSecure());
    CookieCsrfTokenRepository csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
    csrf.setCookieName(CSRF_COOKIE);
    csrf.setHeaderName("X-CSRF-TOKEN");
    csrf.setCookiePath("/");
    csrf.setCookieCustomizer(cookie -> {
      cookie.sameSite("Strict");
      if (alwaysSecure) cookie.secure(true);
    });
    RequestMatcher forScripts = new OrRequestMatcher(new AntPathRequestMatcher("/api/**"), new AntPathRequestMatcher("/camunda/api/**"),
        new AntPathRequestMatcher("/actuator/**"));
    // Another site can make a browser send a form, but no header of its own.
    RequestMatcher webAppsLogout = request -> new AntPathRequestMatcher("/camunda/api/admin/auth/user/*/logout", HttpMethod.POST.name()).matches(request)
        && request.getHeader("X-XSRF-TOKEN") != null;
    http.authorizeHttpRequests(requests -> {
          requests
              // The address was checked before it was forwarded to its page.
              .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
              .requestMatchers("/", LOG_IN, "/pages/**", "/forms/**", "/favicon.ico", "/error", "/api/demonstration", "/api/log-ins").permitAll();
          rights(requests);
        })
        .formLogin(form -> form.loginPage(LOG_IN).loginProcessingUrl(LOG_IN).failureHandler(backToLogIn).defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout
            .logoutRequestMatcher(new OrRequestMatcher(new AntPathRequestMatcher("/dang-xuat", HttpMethod.POST.name()), webAppsLogout))
            .logoutSuccessHandler((request, response, authentication) -> {
              if (webAppsLogout.matches(request)) logOuts.leaveByScript(request, response, authentication);
              else logOuts.leave(request, response, authentication);
            })
            .permitAll())
        .exceptionHandling(handling -> handling
            .defaultAuthenticationEntryPointFor((request, response, failure) -> problems.write(response, 401, Text.of("security.notLoggedInTitle"),
                Text.of("security.sessionEnded")), forScripts)
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOG_IN), request -> true)
            .accessDeniedHandler(denied()))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        // Camunda's web applications bring a protection of their own below /camunda.
        .csrf(protection -> protection.csrfTokenRepository(csrf).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
            .ignoringRequestMatchers("/camunda/**"))
        .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
        .addFilterAfter(logOuts, CsrfFilter.class)
        .addFilterBefore(new RightsRenewal(authorities), AuthorizationFilter.class);
    return onEveryRequest(http).build();
  }

  /** Spring Security would ask a sole provider among the beans once more, past the gate, after the gate has refused. */
  private static void onlyThrough(LogInGate gate, HttpSecurity http) {
    http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    http.authenticationProvider(gate);
  }

  /** What holds whichever way somebody logged in. */
  private static void rights(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
    requests
        // The administrator is made at the start; whoever could reach this first would own the system.
        .requestMatchers(new AntPathRequestMatcher("/camunda/api/admin/setup/**")).denyAll()
        // Without the header that only our own pages send (see people); Camunda would end the session even so.
        .requestMatchers(new AntPathRequestMatcher("/camunda/api/admin/auth/user/*/logout")).denyAll()
        // These check passwords past the gate.
        .requestMatchers(new AntPathRequestMatcher("/camunda/api/admin/auth/user/*/login/**"), new AntPathRequestMatcher("/**/identity/verify")).denyAll()
        .requestMatchers("/api/audit/**", "/nhat-ky", "/nhat-ky.html").hasAnyAuthority(Groups.CAMUNDA_ADMIN, IdentityBootstrap.SUPERVISORS)
        // Up or down, and nothing else: who asks is a proxy or a container.
        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness").permitAll()
        .requestMatchers("/actuator/prometheus").hasAnyAuthority(Groups.CAMUNDA_ADMIN, IdentityBootstrap.MONITORS)
        .requestMatchers("/actuator/**").hasAuthority(Groups.CAMUNDA_ADMIN)
        .requestMatchers("/api/accounts/**", "/api/notices", "/api/notices/again").hasAuthority(Groups.CAMUNDA_ADMIN)
        .anyRequest().authenticated();
  }

  private HttpSecurity onEveryRequest(HttpSecurity http) throws Exception {
    return http.headers(SecurityConfiguration::headers)
        .addFilterAfter(byAddress, HeaderWriterFilter.class)
        .addFilterAfter(new RefusalRecord(audit), HeaderWriterFilter.class)
        .addFilterBefore(byAccount, AuthorizationFilter.class)
        .addFilterAfter(new JsonLimit(problems), AuthorizationFilter.class)
        .addFilterAfter(new EngineIdentityFilter(identity, authorities), AuthorizationFilter.class);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers.frameOptions(frame -> frame.deny())
        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(new AntPathRequestMatcher("/camunda/**")),
            new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY)))
        // Camunda's own answer is that a browser may keep a copy.
        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
            new OrRequestMatcher(new AntPathRequestMatcher("/camunda/api/engine/**"), new AntPathRequestMatcher("/engine-rest/**")),
            (request, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store")))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        // Only on answers that went through TLS; other hosts of the organisation's domain are not ours to decide on.
        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(Duration.ofDays(365).toSeconds()));
  }

  /** The audit asks where a request comes from while it still is in the filters here; by default that is known only behind them. */
  @Bean
  RequestContextFilter requestContextFilter() {
    return new OrderedRequestContextFilter();
  }

  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHttpMethods(METHODS);
    // Camunda's web applications ask this way which buttons to offer.
    StrictHttpFirewall withOptions = new StrictHttpFirewall();
    withOptions.setAllowedHttpMethods(Stream.concat(METHODS.stream(), Stream.of(HttpMethod.OPTIONS.name())).toList());
    return new HttpFirewall() {
      @Override
      public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        boolean webApps = request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/");
        return (webApps ? withOptions : firewall).getFirewalledRequest(request);
      }

      @Override
      public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return firewall.getFirewalledResponse(response);
      }
    };
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsLogin() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.addInitParameter("authentication-provider", WebAppsLogin.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
    return filter;
  }

  private AccessDeniedHandler denied() {
    return (request, response, failure) -> {
      if (failure instanceof CsrfException) {
        problems.write(response, 403, Text.of("security.tokenMissingTitle"), Text.of("security.tokenMissing"));
      } else if (HttpMethod.GET.matches(request.getMethod()) && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")) {
        // The page static/error/403.html.
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
      } else {
        problems.write(response, 403, Text.of("security.tokenMissingTitle"), Text.of("security.denied"));
      }
    };
  }

  private static boolean comesFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** Sets the cookie at the first page already, so that the first form can be sent. */
  private static final class CsrfCookieFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
      if (token != null) token.getToken();
      chain.doFilter(request, response);
    }
  }
}
