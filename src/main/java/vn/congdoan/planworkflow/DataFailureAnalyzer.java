package vn.congdoan.planworkflow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.congdoan.planworkflow.input.DataInvalid;

/** Tells whoever starts the system which lines of processes/ to mend, without a stack trace. */
class DataFailureAnalyzer extends AbstractFailureAnalyzer<DataInvalid> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataInvalid cause) {
    return new FailureAnalysis(cause.getMessage(), "Sửa các dòng nêu trên rồi khởi động lại. Dữ liệu đã có trong hệ thống không thay đổi.", cause);
  }
}
