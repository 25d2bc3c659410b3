package vn.congdoan.planworkflow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.Text;

/** Tells whoever starts the system which lines of processes/ to mend, without a stack trace. */
class DataFailureAnalyzer extends AbstractFailureAnalyzer<DataInvalid> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataInvalid cause) {
    return new FailureAnalysis(cause.getMessage(), Text.of("input.mendDataAndRestart"), cause);
  }
}
