package vn.congdoan.planworkflow.watching.web;

import io.micrometer.common.KeyValue;
import java.util.List;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.web.RequestPath;

/** Names requests in the figures of latency: ours by their pattern, those of Camunda's interfaces and applications by which of them answers. */
@Component
class RequestNames extends DefaultServerRequestObservationConvention {

  /** No finer: what follows in the address is typed by whoever asks, and each name is a line of figures for ever. */
  private static final List<String> CAMUNDA = List.of("/engine-rest", "/camunda/api/engine", "/camunda/api", "/camunda/app", "/camunda");

  @Override
  protected KeyValue uri(ServerRequestObservationContext context) {
    if (context.getPathPattern() == null && context.getCarrier() != null) {
      String path = RequestPath.of(context.getCarrier());
      for (String known : CAMUNDA) {
        if (path.equals(known) || path.startsWith(known + "/")) return KeyValue.of(LowCardinalityKeyNames.URI, known + "/**");
      }
    }
    return super.uri(context);
  }
}
