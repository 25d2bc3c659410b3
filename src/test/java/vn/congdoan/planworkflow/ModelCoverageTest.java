package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the coverage of the models calls missing. */
class ModelCoverageTest {

  private final ModelFile model = ModelFile.read(Path.of("src/test/resources/bad-models/good.bpmn"));
  private final Set<String> everything = Stream.concat(model.nodes().stream(), model.flows().stream())
      .map(element -> "good " + element.getAttribute("id")).collect(Collectors.toSet());

  @Test
  void nothingIsMissingWhenEveryNodeAndFlowWasReached() {
    assertThat(new ModelCoverage(List.of(model), everything).missing()).isEmpty();
  }

  @Test
  void aFlowThatNoTestTookIsMissing() {
    everything.remove("good flow_letterReturned");

    ModelCoverage coverage = new ModelCoverage(List.of(model), everything);

    assertThat(coverage.missing()).containsExactly("good flow_letterReturned “Trả lại”");
    assertThat(coverage.report()).contains("14 of  15", "not reached: flow_letterReturned");
  }

  @Test
  void aNodeThatWasReachedInAnotherProcessIsMissing() {
    everything.remove("good endEvent_letterSent");
    everything.add("other endEvent_letterSent");

    assertThat(new ModelCoverage(List.of(model), everything).missing()).containsExactly("good endEvent_letterSent “Thư đã gửi”");
  }

  @Test
  void everythingIsMissingWhenNoTestRan() {
    assertThat(new ModelCoverage(List.of(model), ModelCoverage.recordsBelow(Path.of("target", "no-such-folder"))).missing()).hasSize(15);
  }

  @Test
  void aFlowOfAnEventBasedGatewayIsReachedWithItsEvent() {
    ModelFile waiting = ModelFile.parse("examples", "waiting.bpmn", """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
          <bpmn:process id="waiting">
            <bpmn:eventBasedGateway id="gateway_answerOrDue" />
            <bpmn:intermediateCatchEvent id="event_answered" name="Đã trả lời" />
            <bpmn:intermediateCatchEvent id="event_due" name="Đến hạn" />
            <bpmn:sequenceFlow id="flow_answered" sourceRef="gateway_answerOrDue" targetRef="event_answered" />
            <bpmn:sequenceFlow id="flow_due" sourceRef="gateway_answerOrDue" targetRef="event_due" />
          </bpmn:process>
        </bpmn:definitions>""");

    assertThat(new ModelCoverage(List.of(waiting), Set.of("waiting gateway_answerOrDue", "waiting event_answered")).missing())
        .containsExactly("waiting event_due “Đến hạn”", "waiting flow_due “”");
  }
}
