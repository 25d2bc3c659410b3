package vn.congdoan.planworkflow.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congdoan.planworkflow.engine.guard.DeploymentRefused;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.ProcessFiles.ProcessFile;
import vn.congdoan.planworkflow.input.Text;

/**
 * Deploys processes/: one deployment per folder, so that forms and decision tables bind to their model's version.
 * A folder in which nothing changed makes no new version.
 */
@Component
public class Models {

  private static final List<String> DEPLOYED = List.of(".bpmn", ".dmn", ".html");

  private final RepositoryService repository;
  private final ProcessFiles files;

  Models(RepositoryService repository, ProcessFiles files) {
    this.repository = repository;
    this.files = files;
  }

  /**
   * Deploys every folder, or none.
   *
   * @throws DataInvalid when a model cannot be read or holds what no model may hold, with file, line and column
   */
  @Transactional
  public void deploy() {
    Map<String, List<ProcessFile>> byFolder = files.all().stream()
        .filter(file -> DEPLOYED.stream().anyMatch(file.name()::endsWith))
        .collect(Collectors.groupingBy(ProcessFile::folder, TreeMap::new, Collectors.toList()));
    byFolder.forEach((folder, contents) -> {
      if (contents.stream().noneMatch(file -> file.name().endsWith(".bpmn") || file.name().endsWith(".dmn"))) return;
      var deployment = repository.createDeployment().name("processes/" + folder).source("processes").enableDuplicateFiltering(false);
      contents.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
      try {
        deployment.deploy();
      } catch (DeploymentRefused e) {
        throw new DataInvalid(e.places().stream().map(place -> place.below(folder)).toList());
      } catch (ParseException e) {
        throw new DataInvalid(problemsOf(folder, e));
      }
    });
  }

  private static List<DataProblem> problemsOf(String folder, ParseException e) {
    List<DataProblem> problems = new ArrayList<>();
    for (ResourceReport report : e.getResorceReports()) {
      for (Problem problem : report.getErrors()) {
        problems.add(new DataProblem(folder + "/" + report.getResourceName(), Math.max(1, problem.getLine()), Math.max(1, problem.getColumn()),
            Text.of("engine.modelWrong", String.join(", ", problem.getElementIds()), problem.getMessage())));
      }
    }
    return problems;
  }
}
