package vn.congdoan.planworkflow.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Every name and password passes here, of people and of scripts: counts failures, records them, and asks whoever checks passwords. */
class LogInGate implements AuthenticationProvider {

  /** Longer names belong to nobody. */
  private static final int LONGEST_NAME = 64;

  private final ProviderManager passwords;
  private final FailedLogIns failures;
  private final GroupAuthorities authorities;
  private final Audit audit;
  private final KeyedHash hashOfThisProcess;
  private final Cache<String, Authentication> proved;

  /**
   * @param remembered how long a right password is not checked again; scripts send theirs with every request, and a check is slow by intention
   */
  LogInGate(List<AuthenticationProvider> passwords, FailedLogIns failures, GroupAuthorities authorities, Audit audit, Duration remembered) {
    this.passwords = new ProviderManager(passwords);
    this.failures = failures;
    this.authorities = authorities;
    this.audit = audit;
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    hashOfThisProcess = new KeyedHash(Base64.getEncoder().encodeToString(key));
    proved = Caffeine.newBuilder().expireAfterWrite(remembered).maximumSize(1000).build();
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = String.valueOf(attempt.getName());
    String account = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    String key = hashOfThisProcess.of(name, String.valueOf(attempt.getCredentials()));
    Authentication known = proved.getIfPresent(key);
    if (known != null) return withDetails(known, attempt);
    String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    Optional<Duration> wait = failures.begin(account, address);
    if (wait.isPresent()) {
      TooManyFailures tooMany = new TooManyFailures(wait.get());
      record(account, tooMany.seconds() + " s");
      throw tooMany;
    }
    try {
      Authentication done = passwords.authenticate(attempt);
      failures.succeeded(account, address);
      proved.put(key, done);
      return done;
    } catch (NotAdmitted notTheirFault) {
      failures.succeeded(account, address);
      throw notTheirFault;
    } catch (AuthenticationException wrong) {
      record(account, null);
      throw wrong;
    }
  }

  /** What was typed as the name of no account may be a password, and is not kept. */
  private void record(String account, String wait) {
    audit.refusedLogIn(authorities.of(account).isPresent() ? account : null, wait);
  }

  private static Authentication withDetails(Authentication known, Authentication attempt) {
    UsernamePasswordAuthenticationToken copy = UsernamePasswordAuthenticationToken.authenticated(known.getPrincipal(), null, known.getAuthorities());
    copy.setDetails(attempt.getDetails());
    return copy;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
