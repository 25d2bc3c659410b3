package vn.congdoan.planworkflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.Databases;

/** Who did what to a subject: appended only, with reasons, and never by the same pair of eyes (domain rules 1, 2 and 6). */
class ActsTest {

  private static final String SUBJECT = "report/1";
  private static final Instant MORNING = Instant.parse("2026-11-02T02:00:00Z");

  private static Acts on(Databases database) {
    return new Acts(JdbcClient.create(database.migrated()), Clock.fixed(MORNING, ZoneId.of("Asia/Ho_Chi_Minh")), new InPlaceOf());
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void actsStandInTheirOrderWithWhoAndWhenAndWhy(Databases database) {
    Acts acts = on(database);
    acts.append(SUBJECT, Acts.Kind.SUBMIT, "Soạn báo cáo năm", null, "ldld-ag.staff");
    acts.append(SUBJECT, new Review(Decision.RETURN, "Thiếu số liệu quý IV"), "Duyệt báo cáo của đơn vị", "ldld-ag.leader");
    acts.append("report/2", Acts.Kind.AUTO, "Mở kỳ báo cáo", null, null);
    assertThat(acts.of(SUBJECT)).extracting(Acts.Act::kind).containsExactly(Acts.Kind.SUBMIT, Acts.Kind.RETURN);
    assertThat(acts.of(SUBJECT).get(1)).satisfies(act -> {
      assertThat(act.actor()).isEqualTo("ldld-ag.leader");
      assertThat(act.reason()).isEqualTo("Thiếu số liệu quý IV");
      assertThat(act.at().toInstant()).isEqualTo(MORNING);
    });
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theLastReturnIsShownUntilTheSubjectIsSubmittedAgain(Databases database) {
    Acts acts = on(database);
    assertThat(acts.lastReturn(SUBJECT)).isEmpty();
    acts.append(SUBJECT, Acts.Kind.SUBMIT, "Soạn", null, "ldld-ag.staff");
    acts.append(SUBJECT, Acts.Kind.RETURN, "Duyệt", "Bổ sung", "ldld-ag.leader");
    acts.append(SUBJECT, Acts.Kind.RECORD, "Đôn đốc", "Đã gọi", "vpdd.staff");
    assertThat(acts.lastReturn(SUBJECT)).as("records beside it do not hide it").map(Acts.Act::reason).contains("Bổ sung");
    acts.append(SUBJECT, Acts.Kind.SUBMIT, "Soạn", null, "ldld-ag.staff");
    assertThat(acts.lastReturn(SUBJECT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whoeverHasEverSubmittedASubjectDoesNotApproveIt(Databases database) {
    Acts acts = on(database);
    acts.append(SUBJECT, Acts.Kind.SUBMIT, "Soạn", null, "an");
    acts.append(SUBJECT, Acts.Kind.RETURN, "Duyệt", "Bổ sung", "binh");
    acts.append(SUBJECT, Acts.Kind.SUBMIT, "Soạn", null, "chi");
    assertThatThrownBy(() -> acts.requireOtherThanDrafter(SUBJECT, "an")).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
    assertThatThrownBy(() -> acts.requireOtherThanDrafter(SUBJECT, "chi")).isInstanceOf(Refused.class);
    assertThatCode(() -> acts.requireOtherThanDrafter(SUBJECT, "binh")).doesNotThrowAnyException();
    assertThatCode(() -> acts.requireOtherThanDrafter("report/2", "an")).doesNotThrowAnyException();
  }
}
