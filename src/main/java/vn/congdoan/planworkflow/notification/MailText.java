package vn.congdoan.planworkflow.notification;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.Text;
import vn.congdoan.planworkflow.worklist.FrontDoor;
import vn.congdoan.planworkflow.worklist.Urgency;

/** Words a mail, as plain text and as HTML; the templates are src/main/resources/mail. */
@Component
class MailText {

  /** What a receiver reads. */
  record Worded(String subject, String plain, String html) {}

  private static final int LONGEST_SUBJECT = 180;

  /** Without the equals sign that the default one masks too: links stay as people know them. */
  private static final Mustache.Escaper MARKUP =
      Escapers.simple(new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

  private final String base;
  private final Template plain;
  private final Template html;

  MailText(MailSettings settings) {
    this.base = settings.baseUrl();
    this.plain = template("mail.txt.mustache", Mustache.compiler().escapeHTML(false));
    this.html = template("mail.html.mustache", Mustache.compiler().withEscaper(MARKUP));
  }

  Worded of(NoticeKind kind, Map<String, Object> said, String name) {
    Map<String, Object> view = new LinkedHashMap<>();
    String subject = kind == NoticeKind.DIGEST ? digest(said, view) : single(kind, said, view);
    view.put("subject", subject);
    view.put("greeting", name.isBlank() ? Text.of("notification.greeting") : Text.of("notification.greetingByName", name));
    view.put("settings", base + "/thong-bao");
    view.put("optional", kind.optional());
    return new Worded(subject, plain.execute(view).strip() + "\n", html.execute(view));
  }

  private String single(NoticeKind kind, Map<String, Object> said, Map<String, Object> view) {
    String about = (String) said.get("about");
    String task = (String) said.get("taskId");
    view.put("lead", switch (kind) {
      case RETURNED -> Text.of("notification.returnedLead");
      case RED -> Text.of("notification.redLead");
      case SPECIAL_RED -> Text.of("notification.specialRedLead");
      case EMPTY_DESK -> Text.of("notification.emptyDeskLead");
      case DIGEST -> throw new IllegalArgumentException(kind.name());
    });
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("about", about);
    item.put("due", said.get("dueOn") == null ? "" : Text.of("notification.due", day(said.get("dueOn"))));
    item.put("link", task == null ? base + "/" : base + FrontDoor.address(task));
    item.put("open", task == null ? Text.of("notification.openStart") : Text.of("notification.openTask"));
    view.put("item", item);
    view.put("sections", List.of());
    return shortened(Text.of("notification.subject", kind.label(), about));
  }

  @SuppressWarnings("unchecked")
  private String digest(Map<String, Object> said, Map<String, Object> view) {
    List<Map<String, Object>> sections = (List<Map<String, Object>>) said.get("sections");
    view.put("lead", Text.of("notification.digestLead", day(said.get("day"))));
    view.put("item", null);
    view.put("sections", sections.stream().map(this::section).toList());
    String counts = sections.stream().map(section -> title(section, "%s: %d")).collect(Collectors.joining(", "));
    return Text.of("notification.digestSubject", day(said.get("day")), counts);
  }

  private static String title(Map<String, Object> section, String shape) {
    return shape.formatted(switch (Urgency.valueOf((String) section.get("urgency"))) {
      case OVERDUE -> Text.of("notification.overdue");
      case SOON -> Text.of("notification.soon");
      case RETURNED -> Text.of("notification.returned");
      case OTHER -> throw new IllegalArgumentException("other work presses nobody");
    }, (Integer) section.get("count"));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> section(Map<String, Object> section) {
    List<Map<String, Object>> items = (List<Map<String, Object>>) section.get("items");
    int left = (Integer) section.get("count") - items.size();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("title", title(section, "%s (%d)"));
    view.put("items", items.stream().map(this::item).toList());
    view.put("more", left > 0 ? Text.of("notification.more", left) : "");
    view.put("all", base + "/");
    return view;
  }

  private Map<String, Object> item(Map<String, Object> item) {
    boolean late = Boolean.TRUE.equals(item.get("late"));
    StringBuilder when = new StringBuilder();
    if (item.get("dueOn") != null) {
      String due = day(item.get("dueOn"));
      int days = item.get("days") instanceof Integer known ? known : 0;
      if (late) when.append(days > 0 ? Text.of("notification.late", due, days) : Text.of("notification.lateToday", due));
      else when.append(days > 0 ? Text.of("notification.left", due, days) : Text.of("notification.dueToday", due));
    }
    if (Boolean.TRUE.equals(item.get("returned"))) when.append(when.isEmpty() ? "" : " · ").append(Text.of("notification.returned"));
    if (item.get("heldBy") != null) when.append(when.isEmpty() ? "" : " · ").append(Text.of("notification.heldBy", item.get("heldBy")));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", item.get("name"));
    view.put("shown", item.get("shown"));
    view.put("when", when.toString());
    view.put("late", late);
    view.put("link", base + FrontDoor.address((String) item.get("taskId")));
    return view;
  }

  private static String day(Object iso) {
    return Text.day(LocalDate.parse((String) iso));
  }

  /** One line, whatever was handed over. */
  private static String shortened(String subject) {
    String line = subject.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  private static Template template(String name, Mustache.Compiler compiler) {
    try (InputStreamReader file = new InputStreamReader(MailText.class.getResourceAsStream("/mail/" + name), StandardCharsets.UTF_8)) {
      return compiler.nullValue("").emptyStringIsFalse(true).compile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
