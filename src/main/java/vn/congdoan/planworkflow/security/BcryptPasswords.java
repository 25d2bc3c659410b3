package vn.congdoan.planworkflow.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** How passwords are kept from now on: slow to try, so that a stolen database does not give them away. */
class BcryptPasswords implements PasswordEncryptor {

  static final String NAME = "bcrypt";

  private final BCryptPasswordEncoder bcrypt;
  private final String nobodys;

  /** @param cost as power of two; one more doubles the time of every check */
  BcryptPasswords(int cost) {
    bcrypt = new BCryptPasswordEncoder(cost);
    nobodys = encrypt("");
  }

  @Override
  public String encrypt(String salted) {
    return bcrypt.encode(shortened(salted));
  }

  @Override
  public boolean check(String salted, String hash) {
    return bcrypt.matches(shortened(salted), hash);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /** Takes as long as a check of a real account. */
  void checkNobody(String password) {
    check(password, nobodys);
  }

  /** Bcrypt reads 72 bytes and no more; a long Vietnamese sentence with the engine's salt behind it is longer. */
  private static String shortened(String text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
