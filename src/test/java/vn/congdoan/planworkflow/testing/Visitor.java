package vn.congdoan.planworkflow.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as the server can tell: keeps cookies, and sends the tokens that the pages' scripts send. */
public final class Visitor {

  private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String origin;

  public Visitor(int port) {
    at(port);
  }

  /** Turns to another server, with the cookies of the one before. */
  public Visitor at(int port) {
    origin = "http://localhost:" + port;
    return this;
  }

  public HttpResponse<String> logIn(String user, String password) {
    get("/dang-nhap");
    return form("/dang-nhap", Map.of("username", user, "password", password));
  }

  /** @throws AssertionError when the log-in is refused */
  public Visitor loggedIn(String user) {
    HttpResponse<String> answer = logIn(user, "congdoan");
    String target = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 302 || target.contains("dang-nhap")) throw new AssertionError(user + " was not let in: " + answer.statusCode() + " " + target);
    // The page that follows brings the token of the new session.
    get("/");
    return this;
  }

  public HttpResponse<String> form(String path, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", cookies.getOrDefault("PW-CSRF", ""));
    String body = all.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return send("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, null, Map.of());
  }

  /** Sends JSON with the tokens of our pages and of Camunda's. */
  public HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, Map.of("Content-Type", "application/json", "X-CSRF-TOKEN", cookies.getOrDefault("PW-CSRF", ""),
        "X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "")));
  }

  public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  public Visitor withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  private void keep(String header) {
    String pair = header.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    String value = pair.substring(pair.indexOf('=') + 1);
    if (value.isEmpty() || header.contains("Max-Age=0")) cookies.remove(name);
    else cookies.put(name, value);
  }
}
