package vn.congdoan.planworkflow.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.input.Refused;

class ImplementationTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 15);

  private final Implementation assigned = new Implementation(1,
      new Implementation.Order(Implementation.Kind.DEPARTMENT, "P", 1, null, null, 0, "III.3", "Việc", "Sản phẩm", "QHLD", "QHLD", "VPDD.staff",
          "P/III.3/QHLD", false, DUE.minusDays(90), DUE.minusDays(60), DUE),
      Implementation.State.ASSIGNED, null, null);

  private final Implementation carryingOut = assigned.planBegun().planSubmitted().planApproved();

  @Test
  void itIsLateTheDayAfterItsDateAndNotBefore() {
    assertThat(carryingOut.late(DUE)).isFalse();
    assertThat(carryingOut.late(DUE.plusDays(1))).isTrue();
  }

  @Test
  void whatWaitsForTheReceiverMakesNoUnitLate() {
    Implementation inTime = carryingOut.productSubmitted(DUE);

    assertThat(inTime.late(DUE.plusDays(30))).isFalse();
    assertThat(carryingOut.productSubmitted(DUE.plusDays(2)).late(DUE.plusDays(2))).isTrue();
  }

  @Test
  void aReturnedProductHasADateOfItsOwn() {
    Implementation returned = carryingOut.productSubmitted(DUE).productReturned(DUE.plusDays(7));

    assertThat(returned.state()).isEqualTo(Implementation.State.PRODUCT_RETURNED);
    assertThat(returned.order().dueOn()).isEqualTo(DUE);
    assertThat(returned.late(DUE.plusDays(7))).isFalse();
    assertThat(returned.late(DUE.plusDays(8))).isTrue();
    assertThat(returned.productSubmitted(DUE.plusDays(5)).productAccepted().late(DUE.plusDays(30))).isFalse();
  }

  @Test
  void aReturnedPlanNeverShortensTheTimeForTheWhole() {
    Implementation returned = assigned.planBegun().planSubmitted().planReturned(DUE.minusDays(50));

    assertThat(returned.late(DUE)).isFalse();
    assertThat(returned.planSubmitted().planApproved().revisionDueOn()).isNull();
  }

  @Test
  void aStepOutOfTurnIsRefused() {
    assertThatThrownBy(() -> assigned.planSubmitted()).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> carryingOut.productAccepted()).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> carryingOut.closed()).isInstanceOf(Refused.class).hasMessageContaining("Đang thực hiện");
  }
}
