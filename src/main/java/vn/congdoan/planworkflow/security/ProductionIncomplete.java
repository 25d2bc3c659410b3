package vn.congdoan.planworkflow.security;

import java.util.List;
import vn.congdoan.planworkflow.input.Text;

/** A production system that must not start; the message is one Vietnamese sentence that says what is missing. */
class ProductionIncomplete extends RuntimeException {

  ProductionIncomplete(List<String> missing) {
    super(Text.of("security.productionStart", String.join("; ", missing)));
  }
}
