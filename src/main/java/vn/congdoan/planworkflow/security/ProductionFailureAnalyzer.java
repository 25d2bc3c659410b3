package vn.congdoan.planworkflow.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.congdoan.planworkflow.input.Text;

/** Tells whoever starts a production system what is missing, without a stack trace. */
class ProductionFailureAnalyzer extends AbstractFailureAnalyzer<ProductionIncomplete> {

  @Override
  protected FailureAnalysis analyze(Throwable root, ProductionIncomplete cause) {
    return new FailureAnalysis(cause.getMessage(), Text.of("security.productionAction"), cause);
  }
}
