package vn.congdoan.planworkflow.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What only those can compute who know the session secret: signs session cookies, and hides whose log-ins failed. */
@Component
class KeyedHash {

  private final byte[] secret;

  KeyedHash(@Value("${planworkflow.session-secret}") String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * HMAC-SHA256 in 43 characters of base64url.
   *
   * @param purpose makes the hashes of different uses differ
   */
  String of(String purpose, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(hmac(secret, purpose), text));
  }

  /** Compares in a time that tells nothing. */
  boolean matches(String purpose, String text, String hash) {
    return MessageDigest.isEqual(of(purpose, text).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
