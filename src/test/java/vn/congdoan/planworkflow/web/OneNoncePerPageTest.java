package vn.congdoan.planworkflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/** Pages of Camunda's web applications that are opened by many at the same moment. */
class OneNoncePerPageTest extends ServerTest {

  private static final int PEOPLE = 8;
  private static final int PAGES = 12;

  @Test
  void eachPageHasTheNonceOfItsOwnPolicy() throws Exception {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) visitors.add(new Visitor(port()).loggedIn("cspl.staff"));
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<Future<List<HttpResponse<String>>>> all = new ArrayList<>();
      for (Visitor visitor : visitors) {
        all.add(people.submit(() -> {
          List<HttpResponse<String>> pages = new ArrayList<>();
          for (int i = 0; i < PAGES; i++) pages.add(visitor.get(i % 2 == 0 ? "/camunda/app/tasklist/default/" : "/camunda/app/welcome/default/"));
          return pages;
        }));
      }
      Set<String> different = new TreeSet<>();
      for (Future<List<HttpResponse<String>>> pages : all) {
        for (HttpResponse<String> page : pages.get()) different.add(nonceOf(page));
      }
      assertThat(different).as("a nonce serves one page").hasSize(PEOPLE * PAGES);
    } finally {
      people.shutdownNow();
    }
  }

  private static String nonceOf(HttpResponse<String> page) {
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    List<String> policies = page.headers().allValues("Content-Security-Policy");
    assertThat(policies).hasSize(1);
    Set<String> inPolicy = found("'nonce-([^']*)'", policies.get(0));
    Set<String> inPage = found("nonce=\"([^\"]*)\"", page.body());
    assertThat(inPolicy).hasSize(1);
    assertThat(inPage).isEqualTo(inPolicy);
    return inPage.iterator().next();
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }
}
