package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vn.congdoan.planworkflow.document.Attachments;
import vn.congdoan.planworkflow.implementation.Implementation;
import vn.congdoan.planworkflow.implementation.Implementations;
import vn.congdoan.planworkflow.reporting.Period;
import vn.congdoan.planworkflow.reporting.Report;
import vn.congdoan.planworkflow.submission.Submissions;
import vn.congdoan.planworkflow.summary.SummaryBuilding;
import vn.congdoan.planworkflow.testing.Office;
import vn.congdoan.planworkflow.testing.PlanYear;
import vn.congdoan.planworkflow.testing.ReportTexts;
import vn.congdoan.planworkflow.testing.ServerTest;
import vn.congdoan.planworkflow.testing.Visitor;

/**
 * Every role at every group of addresses: {@code access-matrix.md} holds what each gets, a status, with {@code ∅} when the answer is an empty list.
 * Routes are counted from what is mapped, so that a new one without a row fails; ids are those of things that exist.
 */
class AccessMatrixTest extends ServerTest {

  private static final String YEAR_KEY = PlanYear.key(2026);
  private static final String KEY = YEAR_KEY + "/LDLD-AG";

  /** Columns of the table and who stands for each. */
  private static final Map<String, String> ROLES = roles();

  private record Row(String group, String request, List<String> expected) {}

  @Autowired private ApplicationContext context;
  @Autowired private ServletContext servlets;
  @Autowired private PlanYear plan;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;
  @Autowired private DecisionService decisions;
  @Autowired private IdentityService identity;
  @Autowired private AuthorizationService authorizations;
  @Autowired private FilterService filters;
  @Autowired private Attachments attachments;
  @Autowired private Implementations implementations;
  @Autowired private SummaryBuilding building;
  @Autowired private Submissions submissions;
  @Autowired private JdbcClient jdbc;

  private final Map<String, Visitor> visitors = new LinkedHashMap<>();

  /** What administrators may do was done. */
  @AfterEach
  void othersFindNothingOfIt() {
    management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
    identity.deleteMembership("admin", "LDLD-AG.leader");
  }

  @Test
  void everyRouteHasARow() throws IOException {
    Set<String> groups = rows().stream().map(Row::group).collect(Collectors.toCollection(TreeSet::new));
    assertThat(groups).as("groups of routes that are mapped, and the table's").isEqualTo(mapped());
  }

  @Test
  void aRouteWithoutARowIsFound() {
    Set<String> mapped = new TreeSet<>(JaxRsRoutes.of(List.of(NewResource.class)));
    assertThat(mapped).containsExactly("DELETE /new/{id}/part", "GET /new");
    assertThat(groupsOf("engine-rest", mapped)).containsExactly("engine-rest DELETE new", "engine-rest GET new");
  }

  @Test
  void everyRoleGetsWhatTheTableSays() throws IOException {
    Map<String, Supplier<String>> things = things();
    List<String> actual = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (Row row : rows()) {
      List<String> cells = new ArrayList<>();
      for (String role : ROLES.keySet()) cells.add(outcome(role, row.request(), things));
      actual.add("| %s | `%s` | %s |".formatted(row.group(), row.request(), String.join(" | ", cells)));
      if (!cells.equals(row.expected())) different.add(row.request() + "\n    expected " + row.expected() + "\n    was      " + cells);
    }
    Files.write(Path.of("target/access-matrix.md"), actual, StandardCharsets.UTF_8);
    assertThat(different).as("rows that differ; all that was seen is in target/access-matrix.md").isEmpty();
  }

  // --- what is mapped

  private Set<String> mapped() throws IOException {
    Set<String> groups = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping : context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      mapping.getHandlerMethods().keySet().forEach(info -> info.getPathPatternsCondition().getPatterns().forEach(pattern ->
          info.getMethodsCondition().getMethods().forEach(method -> groups.add(method + " " + pattern))));
    }
    context.getBean("viewControllerHandlerMapping", AbstractUrlHandlerMapping.class).getHandlerMap().keySet().forEach(path -> groups.add("page " + path));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/static"))) {
      files.forEach(file -> groups.add("static " + file.getFileName()));
    }
    groups.addAll(groupsOf("engine-rest", JaxRsRoutes.of(CamundaRestResources.getResourceClasses())));
    Map<String, Application> applications = new LinkedHashMap<>();
    applications.put("engine", new EngineRestApplication());
    applications.put("admin", new AdminApplication());
    applications.put("cockpit", new CockpitApplication());
    applications.put("tasklist", new TasklistApplication());
    applications.put("welcome", new WelcomeApplication());
    applications.forEach((name, application) -> {
      groups.addAll(groupsOf("camunda-api " + name, JaxRsRoutes.of(application.getClasses())));
      if (!name.equals("engine")) groups.add("app " + name);
    });
    assertThat(servlets.getServletRegistrations().values().stream().map(ServletRegistration::getMappings).flatMap(Collection::stream))
        .as("every servlet is one of those whose routes are counted here")
        .containsExactlyInAnyOrder("/", "/engine-rest/*", "/camunda/api/admin/*", "/camunda/api/cockpit/*", "/camunda/api/tasklist/*",
            "/camunda/api/welcome/*", "/camunda/api/engine/*");
    return groups;
  }

  /** Routes by verb and first segment, which is what the engine keeps apart in its rights. */
  private static Set<String> groupsOf(String application, Set<String> routes) {
    return routes.stream().map(route -> "%s %s %s".formatted(application, route.split(" ")[0], route.split("/")[1])).collect(Collectors.toCollection(TreeSet::new));
  }

  // --- what each role gets

  private String outcome(String role, String request, Map<String, Supplier<String>> things) {
    String user = ROLES.get(role);
    String[] parts = filled(request, user, things).split(" ", 3);
    String body = parts.length > 2 ? parts[2] : null;
    // The engine's interface and the scripts' way in take the password with each request, everything else a browser's session.
    HttpResponse<String> answer = parts[1].startsWith("/engine-rest") || parts[1].startsWith("/api/")
        ? send(user, parts[0], parts[1], body)
        : visitor(role, user).send(parts[0], parts[1], body);
    String text = answer.body() == null ? "" : answer.body().strip();
    boolean empty = text.equals("[]") || text.equals("{\"count\":0}");
    return answer.statusCode() + (empty ? "∅" : "");
  }

  private Visitor visitor(String role, String user) {
    return visitors.computeIfAbsent(role, each -> {
      Visitor visitor = new Visitor(port());
      if (user == null) return visitor;
      visitor.loggedIn(user);
      visitor.get("/camunda/app/tasklist/default/");
      return visitor;
    });
  }

  private static String filled(String request, String user, Map<String, Supplier<String>> things) {
    Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(request);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      Supplier<String> thing = name.equals("me") ? () -> user == null ? "nobody" : user : things.get(name);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(thing == null ? matcher.group() : thing.get()));
    }
    return matcher.appendTail(filled).toString();
  }

  /** Things that exist, and things that are made anew for whoever may destroy them. */
  private Map<String, Supplier<String>> things() {
    decisions.evaluateDecisionTableByKey("extension-authority", Map.of("alertLevel", "NONE", "ownerKind", "UNIT", "extraWorkingDays", 3));
    office.itIs(LocalDate.of(2026, 10, 5));
    Period period = plan.withUnits(2026, "LDLD-AG", "LDLD-DNA");
    Report report = plan.running(period, "LDLD-AG");
    Task draft = office.task(KEY, "userTask_draftReport");
    office.attaches("ldld-ag.staff", draft, "minh-chung.pdf");
    office.completes("ldld-ag.staff", draft, ReportTexts.whole(office.work("ldld-ag.staff", draft), 5));
    office.completes("ldld-ag.leader", KEY, "userTask_approveReport", "decision", "APPROVE");
    office.completes("vptld.staff", KEY, "userTask_acceptReport", "decision", "RETURN", "reason", "Bổ sung");
    Task task = office.task(KEY, "userTask_draftReport");
    long summary = building.build(period.id());
    long submission = submissions.open(summary, Office.PLAN, 2026);
    jdbc.sql("insert into assignment_table (plan, state, created_at) values (?, 'ISSUED', current_timestamp)").param(Office.PLAN).update();
    LocalDate today = LocalDate.of(2026, 10, 5);
    Implementation implementation = implementations.add(new Implementation.Order(Implementation.Kind.UNIT, Office.PLAN,
        jdbc.sql("select max(id) from assignment_table").query(Long.class).single(), null, null, 0, null, null, null, "LDLD-AG", "LDLD-AG", null,
        Office.PLAN + "/LDLD-AG", false, today, today, today));

    Map<String, Supplier<String>> things = new LinkedHashMap<>();
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("plan", Office.PLAN);
    fixed.put("key", KEY);
    fixed.put("task", task.getId());
    fixed.put("instance", task.getProcessInstanceId());
    fixed.put("execution", task.getExecutionId());
    fixed.put("definition", task.getProcessDefinitionId());
    fixed.put("deployment", repository.getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId());
    fixed.put("jobDefinition", management.createJobDefinitionQuery().listPage(0, 1).get(0).getId());
    fixed.put("report", "" + report.id());
    fixed.put("implementation", "" + implementation.id());
    fixed.put("summary", "" + summary);
    fixed.put("submission", "" + submission);
    fixed.put("file", "" + attachments.of(report.subject()).get(0).id());
    fixed.put("implementationFile", file(implementation.subject()));
    fixed.put("summaryFile", file("summary/" + summary));
    fixed.put("submissionFile", file("submission/" + submission));
    fixed.forEach((name, value) -> things.put(name, () -> value));
    things.put("draftVersion", () -> jdbc.sql("select version from task_draft where task_id = ?").param(task.getId()).query(String.class).optional().orElse("null"));
    things.put("fresh", () -> "x" + UUID.randomUUID().toString().substring(0, 8));
    things.put("spareInstance", this::spareInstance);
    things.put("spareBatch", () -> runtime.deleteProcessInstancesAsync(List.of(spareInstance()), "test").getId());
    things.put("spareJob", () -> {
      String batch = runtime.deleteProcessInstancesAsync(List.of(spareInstance()), "test").getId();
      String seed = management.createBatchQuery().batchId(batch).singleResult().getSeedJobDefinitionId();
      return management.createJobQuery().jobDefinitionId(seed).singleResult().getId();
    });
    things.put("spareIncident", () -> runtime.createIncident("test", spareInstance(), "test").getId());
    things.put("spareHistoricTask", () -> {
      String instance = spareInstance();
      runtime.deleteProcessInstance(instance, "test");
      return history.createHistoricTaskInstanceQuery().processInstanceId(instance).listPage(0, 1).get(0).getId();
    });
    things.put("spareAuthorization", () -> {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setUserId("x" + UUID.randomUUID().toString().substring(0, 8));
      grant.setResource(Resources.FILTER);
      grant.setResourceId(UUID.randomUUID().toString());
      return authorizations.saveAuthorization(grant).getId();
    });
    things.put("spareFilter", () -> filters.saveFilter(filters.newTaskFilter("x" + UUID.randomUUID())).getId());
    things.put("spareGroup", () -> {
      String id = "x" + UUID.randomUUID().toString().substring(0, 8);
      identity.saveGroup(identity.newGroup(id));
      return id;
    });
    things.put("spareUser", () -> {
      String id = "x" + UUID.randomUUID().toString().substring(0, 8);
      identity.saveUser(identity.newUser(id));
      return id;
    });
    things.put("spareTenant", () -> {
      String id = "x" + UUID.randomUUID().toString().substring(0, 8);
      identity.saveTenant(identity.newTenant(id));
      return id;
    });
    things.put("spareDeployment", () -> repository.createDeployment().name("spare").addString("x.bpmn", SPARE).deploy().getId());
    things.put("spareDefinition", () -> {
      String deployment = repository.createDeployment().name("spare").addString("x.bpmn", SPARE).deploy().getId();
      return repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    });
    return things;
  }

  private static final String SPARE = """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_x" targetNamespace="x">
        <bpmn:process id="x" isExecutable="true" camunda:historyTimeToLive="P1D"><bpmn:startEvent id="startEvent_x"/></bpmn:process></bpmn:definitions>""";

  private String spareInstance() {
    return runtime.createProcessInstanceByKey("annual-report").businessKey("spare")
        .setVariables(runtime.getVariables(office.task(KEY, "userTask_draftReport").getProcessInstanceId()))
        .startBeforeActivity("userTask_draftReport").execute().getId();
  }

  private String file(String subject) {
    byte[] pdf = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    try {
      long id = attachments.add(subject, "x.pdf", new java.io.ByteArrayInputStream(pdf), pdf.length, "test").id();
      attachments.seal(subject);
      return "" + id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("anonymous", null);
    roles.put("staff", "ldld-ag.staff");
    roles.put("clerk", "ldld-ag.clerk");
    roles.put("leader", "ldld-ag.leader");
    roles.put("neighbour", "ldld-dna.staff");
    roles.put("receiving", "vptld.staff");
    roles.put("leading", "vpdd.staff");
    roles.put("leadership", "dct.leader");
    roles.put("supervisor", "supervisor");
    roles.put("modeler", "modeler");
    roles.put("admin", "admin");
    return roles;
  }

  private static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/access-matrix.md"))) {
      return lines.filter(line -> line.startsWith("| ") && !line.startsWith("| group")).map(line -> {
        List<String> cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList();
        return new Row(cells.get(0), cells.get(1).replace("`", ""), cells.subList(2, cells.size()));
      }).toList();
    }
  }

  @jakarta.ws.rs.Path("/new")
  interface NewResource {

    @jakarta.ws.rs.GET
    String all();

    @jakarta.ws.rs.Path("/{id}")
    NewPart part();
  }

  interface NewPart {

    @jakarta.ws.rs.DELETE
    @jakarta.ws.rs.Path("/part")
    void delete();
  }
}
