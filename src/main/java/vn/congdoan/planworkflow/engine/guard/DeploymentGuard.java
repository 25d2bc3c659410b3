package vn.congdoan.planworkflow.engine.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.congdoan.planworkflow.input.DataProblem;
import vn.congdoan.planworkflow.input.ProcessFiles;
import vn.congdoan.planworkflow.input.SafeXml;

/**
 * Checks every file of a deployment before the engine reads the first one, whoever deploys: start-up, Camunda Modeler, the web
 * applications, Java. What it refuses, the transaction takes back.
 */
class DeploymentGuard implements Deployer {

  private static final int LARGEST_FILE = 1024 * 1024;
  private static final int MOST_FILES = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.(bpmn|dmn|html)");

  private final ModelBeans beans;
  private final ProcessFiles files;

  DeploymentGuard(ModelBeans beans, ProcessFiles files) {
    this.beans = beans;
    this.files = files;
  }

  /** @throws DeploymentRefused with every place in every file */
  @Override
  public void deploy(DeploymentEntity deployment) {
    // The engine comes here too when it reads a deployed model again.
    if (!deployment.isNew()) return;
    Map<String, ResourceEntity> resources = deployment.getResources();
    List<DataProblem> problems = new ArrayList<>();
    if (resources.size() > MOST_FILES) {
      Findings ofAll = new Findings(String.valueOf(deployment.getName()));
      ofAll.add(1, "", GuardRule.TOO_MANY_FILES, "");
      throw new DeploymentRefused(ofAll.problems());
    }
    ModelCheck.Surroundings around = surroundings(resources);
    resources.values().stream().sorted(Comparator.comparing(ResourceEntity::getName)).forEach(resource -> {
      Findings findings = new Findings(resource.getName());
      check(resource, findings, around);
      problems.addAll(findings.problems());
    });
    if (!problems.isEmpty()) throw new DeploymentRefused(problems);
  }

  private static void check(ResourceEntity resource, Findings findings, ModelCheck.Surroundings around) {
    String name = resource.getName();
    byte[] content = resource.getBytes();
    if (!NAME.matcher(name).matches()) findings.add(1, "", GuardRule.FILE_NAME, "");
    else if (content.length > LARGEST_FILE) findings.add(1, "", GuardRule.FILE_TOO_LARGE, "");
    else if (name.endsWith(".bpmn")) new ModelCheck(findings, around).check(content);
    else if (name.endsWith(".dmn")) new DecisionCheck(findings).check(content);
    else new FormCheck(findings).check(content);
  }

  private ModelCheck.Surroundings surroundings(Map<String, ResourceEntity> resources) {
    Set<String> processes = new HashSet<>();
    Set<String> decisions = new HashSet<>();
    resources.forEach((name, resource) -> {
      if (name.endsWith(".bpmn")) processes.addAll(idsIn(resource.getBytes(), ModelCheck.BPMN, "process"));
      if (name.endsWith(".dmn")) decisions.addAll(idsIn(resource.getBytes(), DecisionCheck.DMN, "decision"));
    });
    var command = Context.getCommandContext();
    Predicate<String> deployedProcess = id -> command.getProcessDefinitionManager().findLatestProcessDefinitionByKey(id) != null;
    Predicate<String> deployedDecision = id -> command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(id) != null;
    // At the first start-up a folder may call a process of a folder that is deployed after it.
    Predicate<String> shipped = id -> files.all().stream().filter(file -> file.name().endsWith(".bpmn"))
        .anyMatch(file -> idsIn(file.content(), ModelCheck.BPMN, "process").contains(id));
    // What comes along is known already; the database is asked next, and the shipped files are read last.
    Predicate<String> alongProcess = processes::contains;
    Predicate<String> alongDecision = decisions::contains;
    return new ModelCheck.Surroundings(beans, resources.keySet(), alongProcess.or(deployedProcess).or(shipped), alongDecision.or(deployedDecision));
  }

  private static Set<String> idsIn(byte[] content, String namespace, String name) {
    Set<String> ids = new HashSet<>();
    try {
      if (content.length > LARGEST_FILE) return ids;
      NodeList elements = SafeXml.read(new ByteArrayInputStream(content)).getElementsByTagNameNS(namespace, name);
      for (int i = 0; i < elements.getLength(); i++) ids.add(((Element) elements.item(i)).getAttribute("id"));
    } catch (SafeXml.NotRead e) {
      // Told when the file itself is checked.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }
}
