package vn.congdoan.planworkflow.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/** Session ids leave the server signed: whoever only reads the database, or a copy of it, can't make a cookie from what stands there. */
class SignedSessionCookie implements CookieSerializer {

  private static final String PURPOSE = "session cookie";

  private final CookieSerializer cookies;
  private final KeyedHash hash;

  SignedSessionCookie(CookieSerializer cookies, KeyedHash hash) {
    this.cookies = cookies;
    this.hash = hash;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    String id = value.getCookieValue();
    String signed = id == null || id.isEmpty() ? "" : id + "." + hash.of(PURPOSE, id);
    cookies.writeCookieValue(new CookieValue(value.getRequest(), value.getResponse(), signed));
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return cookies.readCookieValues(request).stream().filter(this::isOurs).map(value -> value.substring(0, value.indexOf('.'))).toList();
  }

  private boolean isOurs(String value) {
    int dot = value.indexOf('.');
    return dot > 0 && hash.matches(PURPOSE, value.substring(0, dot), value.substring(dot + 1));
  }
}
