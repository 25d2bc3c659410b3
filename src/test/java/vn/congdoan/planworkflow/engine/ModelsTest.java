package vn.congdoan.planworkflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congdoan.planworkflow.input.DataInvalid;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.Refused;
import vn.congdoan.planworkflow.testing.ProcessTest;

/** The models of processes/: one deployment per folder, a new version only of what changed, and nothing of what cannot be read. */
class ModelsTest extends ProcessTest {

  @Autowired private Models models;
  @Autowired private RepositoryService repository;
  @Autowired private PlatformTransactionManager transactions;
  @TempDir private Path folder;

  @Test
  void everyFolderIsOneDeploymentAndAnUnchangedOneMakesNoNewVersion() {
    List<String> before = deployments();
    assertThat(before).contains("processes/chain", "processes/reporting", "processes/summary", "processes/submission").doesNotHaveDuplicates();
    models.deploy();
    assertThat(deployments()).isEqualTo(before);
    assertThat(repository.createProcessDefinitionQuery().list()).allMatch(definition -> definition.getVersion() == 1);
    String reporting = repository.createProcessDefinitionQuery().processDefinitionKey("annual-report").singleResult().getDeploymentId();
    assertThat(repository.getDeploymentResourceNames(reporting)).as("a model and its forms belong together").contains("annual-report.bpmn", "draft-report.html");
  }

  @Test
  void aModelThatCannotBeReadIsToldByFileAndLineAndNothingIsDeployed() throws IOException {
    List<String> before = deployments();
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken/broken.bpmn"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test">
          <bpmn:process id="broken" isExecutable="true">
            <bpmn:startEvent id="start" />
            <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="nowhere" />
          </bpmn:process>
        </bpmn:definitions>
        """);
    Models ofFolder = new Models(repository, new ProcessFiles(folder.toString()));
    assertThatThrownBy(ofFolder::deploy).isInstanceOfSatisfying(DataInvalid.class, invalid -> assertThat(invalid.problems()).isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.file()).isEqualTo("broken/broken.bpmn");
          assertThat(problem.message()).startsWith("Mô hình không đúng").contains("Camunda Modeler");
        }).anySatisfy(problem -> assertThat(problem.line()).isEqualTo(5)));
    assertThat(deployments()).isEqualTo(before);
  }

  @Test
  void foreignCodeInAFolderOutsideTheJarStopsTheStartWithItsLineAndNothingIsDeployed() throws IOException {
    List<String> before = deployments();
    Files.createDirectories(folder.resolve("reporting"));
    Files.writeString(folder.resolve("reporting/annual-report.bpmn"),
        Files.readString(Path.of("processes/reporting/annual-report.bpmn")).replace("#{annualReport.register(reportId)}", "${''.getClass()}"));
    Models ofFolder = new Models(repository, new ProcessFiles(folder.toString()));
    assertThatThrownBy(ofFolder::deploy).isInstanceOfSatisfying(DataInvalid.class, invalid -> assertThat(invalid.problems()).anySatisfy(problem -> {
      assertThat(problem.file()).isEqualTo("reporting/annual-report.bpmn");
      assertThat(problem.line()).isGreaterThan(5);
      assertThat(problem.message()).contains("serviceTask_registerReport", "getClass");
    }).as("its forms are not beside it").anySatisfy(problem -> assertThat(problem.message()).contains("draft-report.html")));
    assertThat(deployments()).isEqualTo(before);
  }

  @Test
  void aChangedFormInAFolderOutsideTheJarMakesANewVersionOfItsFolderOnly() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(Path.of("processes").relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path form = folder.resolve("reporting/draft-report.html");
    Files.writeString(form, Files.readString(form) + "<!-- changed -->");
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      status.setRollbackOnly();
      new Models(repository, new ProcessFiles(folder.toString())).deploy();
      assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("annual-report").count()).isEqualTo(2);
      assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("annual-cycle").count()).isEqualTo(1);
    });
  }

  @Test
  void aFolderThatDoesNotExistIsTold() {
    Models ofFolder = new Models(repository, new ProcessFiles(folder.resolve("none").toString()));
    assertThatThrownBy(ofFolder::deploy).isInstanceOf(Refused.class).hasMessageContaining("planworkflow.processes");
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().list().stream().map(org.camunda.bpm.engine.repository.Deployment::getName).sorted().toList();
  }
}
