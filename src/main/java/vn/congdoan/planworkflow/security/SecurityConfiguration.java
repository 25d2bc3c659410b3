package vn.congdoan.planworkflow.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.web.Problems;

/** One log-in for start page, Tasklist, Cockpit, Admin and our own interface; HTTP Basic for the engine's REST interface and for scripts. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String CSRF_COOKIE = "PW-CSRF";

  /** Scripts and Camunda Modeler: no session, no cookie, the password with every request. */
  @Bean
  @Order(1)
  SecurityFilterChain scripts(HttpSecurity http, List<AuthenticationProvider> passwords, IdentityService identity, Problems problems)
      throws Exception {
    RequestMatcher basicOnOurs = request -> request.getRequestURI().startsWith(request.getContextPath() + "/api/")
        && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    AuthenticationEntryPoint ask = (request, response, failure) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plan Workflow\", charset=\"UTF-8\"");
      problems.write(response, 401, Text.of("security.notLoggedInTitle"), Text.of("security.askBasic"));
    };
    passwords.forEach(http::authenticationProvider);
    return http.securityMatcher(new OrRequestMatcher(new AntPathRequestMatcher("/engine-rest/**"), basicOnOurs))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(ask))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(ask))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .addFilterAfter(new EngineIdentityFilter(identity), AuthorizationFilter.class)
        .build();
  }

  /** People in a browser. */
  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, List<AuthenticationProvider> passwords, List<LogInWay> ways, IdentityService identity, Problems problems)
      throws Exception {
    passwords.forEach(http::authenticationProvider);
    for (LogInWay way : ways) way.addTo(http);
    CookieCsrfTokenRepository csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
    csrf.setCookieName(CSRF_COOKIE);
    csrf.setHeaderName("X-CSRF-TOKEN");
    csrf.setCookiePath("/");
    RequestMatcher api = new AntPathRequestMatcher("/api/**");
    RequestMatcher webAppsLogout = new AntPathRequestMatcher("/camunda/api/admin/auth/user/*/logout", HttpMethod.POST.name());
    return http
        .authorizeHttpRequests(requests -> requests
            // The address was checked before it was forwarded to its page.
            .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
            .requestMatchers("/", "/dang-nhap", "/pages/**", "/forms/**", "/favicon.ico", "/error", "/api/demonstration").permitAll()
            .anyRequest().authenticated())
        .formLogin(form -> form.loginPage("/dang-nhap").loginProcessingUrl("/dang-nhap").failureUrl("/dang-nhap?loi").defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout
            .logoutRequestMatcher(new OrRequestMatcher(new AntPathRequestMatcher("/dang-xuat", HttpMethod.POST.name()), webAppsLogout))
            .logoutSuccessHandler((request, response, authentication) -> {
              if (webAppsLogout.matches(request)) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
              else response.sendRedirect(request.getContextPath() + "/dang-nhap");
            })
            .permitAll())
        .exceptionHandling(handling -> handling
            .defaultAuthenticationEntryPointFor((request, response, failure) -> problems.write(response, 401, Text.of("security.notLoggedInTitle"),
                Text.of("security.sessionEnded")), new OrRequestMatcher(api,
                new AntPathRequestMatcher("/camunda/api/**")))
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/dang-nhap"), request -> true)
            .accessDeniedHandler((request, response, failure) -> problems.write(response, 403, Text.of("security.tokenMissingTitle"),
                Text.of("security.tokenMissing"))))
        // Camunda's web applications bring a protection of their own below /camunda.
        .csrf(protection -> protection.csrfTokenRepository(csrf).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
            .ignoringRequestMatchers("/camunda/**"))
        // Camunda's web applications set theirs.
        .headers(headers -> headers.frameOptions(frame -> frame.deny()).contentTypeOptions(Customizer.withDefaults())
            .httpStrictTransportSecurity(hsts -> hsts.disable()))
        .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
        .addFilterAfter(new EngineIdentityFilter(identity), AuthorizationFilter.class)
        .build();
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsLogin() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.addInitParameter("authentication-provider", WebAppsLogin.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
    return filter;
  }

  /** Sets the cookie at the first page already, so that the first form can be sent. */
  private static final class CsrfCookieFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response,
        jakarta.servlet.FilterChain chain) throws jakarta.servlet.ServletException, java.io.IOException {
      CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
      if (token != null) token.getToken();
      chain.doFilter(request, response);
    }
  }
}
