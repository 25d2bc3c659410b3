package vn.congdoan.planworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.congdoan.planworkflow.testing.ModelCoverageRecorder;

/** After all tests: the build fails when a node or a flow of a model was reached by none of them. */
class ModelCoverageIT {

  @Test
  void everyNodeAndFlowOfEveryModelIsReachedBySomeTest() throws IOException {
    ModelCoverage coverage = new ModelCoverage(ModelFile.allBelow(Path.of("processes")), ModelCoverage.recordsBelow(ModelCoverageRecorder.folder()));
    Path report = Path.of("target", "model-coverage", "report.txt");
    Files.createDirectories(report.getParent());
    Files.writeString(report, coverage.report());

    assertThat(coverage.missing()).as("nodes and flows that no test of this build reached; see %s", report).isEmpty();
  }
}
