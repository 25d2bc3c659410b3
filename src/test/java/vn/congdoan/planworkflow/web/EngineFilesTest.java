package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** A file that the engine's interface hands out on a real Tomcat: kept with its Vietnamese name, never shown. */
class EngineFilesTest {

  /** Answers as the engine's interface does. */
  private static final class Download extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setHeader("Content-Disposition", "attachment; filename=\"tờ trình.html\"; filename*=UTF-8''t%E1%BB%9D%20tr%C3%ACnh.html");
      response.setHeader("Content-Security-Policy", "script-src 'unsafe-inline'");
      response.setContentType("text/html");
      response.getOutputStream().print("<script>alert(1)</script>");
    }
  }

  @Test
  void aVietnameseNameStaysAndNothingRuns() throws Exception {
    HttpResponse<String> answer = answer(new FilterRegistrationBean<>(new EngineFiles()));

    assertThat(answer.headers().firstValue("Content-Disposition")).contains(
        "attachment; filename=\"to trinh.html\"; filename*=UTF-8''t%E1%BB%9D%20tr%C3%ACnh.html");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
  }

  /** Why it is there: a newer Tomcat that keeps the header would make it needless. */
  @Test
  void withoutItTomcatShowsTheFileAsAPage() throws Exception {
    assertThat(answer().headers().firstValue("Content-Disposition")).isEmpty();
  }

  private static HttpResponse<String> answer(ServletContextInitializer... filters) throws Exception {
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
    tomcat.addInitializers(new ServletRegistrationBean<>(new Download(), "/engine-rest/*"));
    tomcat.addInitializers(filters);
    WebServer server = tomcat.getWebServer();
    server.start();
    try {
      return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/engine-rest/file")).build(),
          HttpResponse.BodyHandlers.ofString());
    } finally {
      server.stop();
    }
  }
}
