package vn.congdoan.planworkflow.engine.guard;

import java.util.List;
import java.util.stream.Collectors;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.Problem;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.input.Text;

/** A deployment that holds what no model may hold: every place at once, and nothing of it is deployed. */
public class DeploymentRefused extends Refused {

  /** Camunda Modeler shows the message in a small window; the list of problems has all. */
  private static final int TOLD = 20;

  private final List<DataProblem> places;

  DeploymentRefused(List<DataProblem> places) {
    super(Kind.INVALID, messageOf(places), places.stream().map(place -> new Problem(place.file(), place.message())).toList());
    this.places = List.copyOf(places);
  }

  /** Each place with its file, as the file is named in the deployment, and its line. */
  public List<DataProblem> places() {
    return places;
  }

  private static String messageOf(List<DataProblem> places) {
    String told = places.stream().limit(TOLD).map(place -> place.file() + ", " + place.message()).collect(Collectors.joining("\n"));
    return Text.of("engine.nothingDeployed", places.size()) + "\n" + told + (places.size() > TOLD ? "\n" + Text.of("engine.moreProblems", places.size() - TOLD) : "");
  }
}
