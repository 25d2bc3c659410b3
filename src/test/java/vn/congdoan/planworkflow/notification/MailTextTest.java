package vn.congdoan.planworkflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The words of the mails; they are written to target/mails, for comparison by eye. */
class MailTextTest {

  private final MailText text = new MailText(new MailSettings(true, "a@b.vn", "https://kehoach.vn", 1, 1, LocalTime.NOON, Duration.ZERO, Duration.ZERO,
      Duration.ZERO, Duration.ZERO));

  @Test
  void aDigestTellsWhatPressesAndHowMuchMoreThereIs() throws IOException {
    Map<String, Object> late = item("late-1", "2026-11-27", true, 1, false, "Chuyên viên – Liên đoàn Lao động tỉnh An Giang");
    Map<String, Object> today = item("today", "2026-11-30", false, 0, true, null);
    MailText.Worded mail = text.of(NoticeKind.DIGEST, Map.of("day", "2026-11-30", "sections", List.of(
        Map.of("urgency", "OVERDUE", "count", 25, "items", List.of(late, item("late-2", "2026-11-30", true, 0, false, null))),
        Map.of("urgency", "SOON", "count", 2, "items", List.of(today, item("soon", "2026-12-03", false, 3, false, null))),
        Map.of("urgency", "RETURNED", "count", 1, "items", List.of(item("returned", null, false, null, true, null))))), "Nguyễn Thị Hoa");
    keep("digest", mail);

    assertThat(mail.subject()).isEqualTo("Việc cần xử lý ngày 30/11/2026 – Quá hạn: 25, Sắp đến hạn: 2, Bị trả lại: 1");
    assertThat(mail.plain()).contains("Kính gửi đồng chí Nguyễn Thị Hoa,", "Quá hạn (25)", "Hạn 27/11/2026, quá hạn 1 ngày làm việc · Chuyên viên –",
        "Hạn 30/11/2026, đã quá giờ", "Hạn hôm nay, 30/11/2026 · Bị trả lại", "Hạn 03/12/2026, còn 3 ngày làm việc", "Còn 23 việc khác",
        "https://kehoach.vn/camunda/app/tasklist/default/#/?task=late-1").doesNotContain("null", "{{", "Mở công việc", "\n\n\n");
    assertThat(mail.html()).contains("href=\"https://kehoach.vn/camunda/app/tasklist/default/#/?task=late-1\"", "Còn 23 việc khác").doesNotContain("null", "{{");
  }

  @Test
  void aSingleMailTellsWhatItIsAboutWhateverTheTextHolds() throws IOException {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("about", "Soạn báo cáo năm – Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
    said.put("taskId", "a-task");
    said.put("dueOn", "2026-11-27");
    for (NoticeKind kind : List.of(NoticeKind.RETURNED, NoticeKind.RED, NoticeKind.SPECIAL_RED)) {
      MailText.Worded mail = text.of(kind, said, "");
      keep(kind.name().toLowerCase(java.util.Locale.ROOT), mail);
      assertThat(mail.subject()).contains(": Soạn báo cáo năm – Liên đoàn");
      assertThat(mail.plain()).startsWith("Kính gửi đồng chí,\n").contains("Thời hạn: 27/11/2026", "#/?task=a-task");
      assertThat(mail.html().contains("/thong-bao")).isEqualTo(kind.optional());
    }
    said.put("taskId", null);
    said.put("dueOn", null);
    MailText.Worded desk = text.of(NoticeKind.EMPTY_DESK, said, "");
    keep("empty_desk", desk);
    assertThat(desk.plain()).contains("Mở trang chủ: https://kehoach.vn/\n").doesNotContain("Mở công việc", "null");
    said.put("about", "<script>alert('x')</script>" + "y".repeat(300) + "\r\nBcc: someone");
    MailText.Worded strange = text.of(NoticeKind.RED, said, "<b>");
    assertThat(strange.subject()).hasSize(180).doesNotContain("\n", "\r");
    assertThat(strange.html()).doesNotContain("<script", "<b>");
    assertThat(IntStream.range(0, strange.subject().length()).allMatch(i -> strange.subject().charAt(i) >= ' ')).isTrue();
  }

  private static Map<String, Object> item(String task, String due, boolean late, Integer days, boolean returned, String heldBy) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("taskId", task);
    item.put("name", "Soạn báo cáo năm");
    item.put("shown", "Liên đoàn Lao động tỉnh An Giang · 2026 · 45-KH/ĐĐTLĐ");
    item.put("dueOn", due);
    item.put("late", late);
    item.put("days", days);
    item.put("returned", returned);
    item.put("heldBy", heldBy);
    return item;
  }

  private static void keep(String name, MailText.Worded mail) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "mails"));
    Files.writeString(folder.resolve(name + ".html"), mail.html());
    Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.plain());
  }
}
