package vn.congdoan.planworkflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.congdoan.planworkflow.input.ForModels;

/** Who may import whom: rules over a root package, so that the same rules judge the product and the examples that break them. */
final class ArchitectureRules {

  /** In the order of the chain: a stage may read those before it. */
  private static final List<String> STAGES = List.of("assignment", "implementation", "reporting", "summary", "submission");
  private static final List<String> ENDINGS = List.of("Delegate", "Listener", "Util", "Utils", "Helper", "Manager", "Impl", "Constants", "Dto",
      "DTO", "Service");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");

  private final String root;
  private final Path sources;
  private final Set<String> named = new TreeSet<>();

  /**
   * Rules over one tree of packages.
   *
   * @param root package that the packages named in the rules lie in
   * @param sources folder with the Java sources of that tree
   */
  ArchitectureRules(String root, Path sources) {
    this.root = root;
    this.sources = sources;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("camundaStaysBehindItsDoors", camundaStaysBehindItsDoors());
    rules.put("noStageKnowsALaterOneOrWhatTiesThem", noStageKnowsALaterOneOrWhatTiesThem());
    rules.put("noStageReachesInsideAnother", noStageReachesInsideAnother());
    rules.put("whatAStageReadsIsNamedInItsPackageInfo", whatAStageReadsIsNamedInItsPackageInfo());
    rules.put("aStageOnlyReadsAnother", aStageOnlyReadsAnother());
    rules.put("aStageRootStandsOnItsOwn", aStageRootStandsOnItsOwn());
    rules.put("sharedBusinessWordsUseNoStageAndNoEngine", sharedBusinessWordsUseNoStageAndNoEngine());
    rules.put("engineKnowsNoBusinessWord", knowsOnly("engine", "input"));
    rules.put("inputKnowsNoBusinessWord", knowsOnly("input"));
    rules.put("rootWebKnowsNoBusinessWord", knowsOnly("web", "engine", "input"));
    rules.put("searchKnowsNoBusinessWord", knowsOnly("search", "engine", "input"));
    rules.put("onlyPagesAskTheWorklist", onlyPagesAskTheWorklist());
    rules.put("onlyChainAndBoardKnowTheStages", onlyChainAndBoardKnowTheStages());
    rules.put("nothingKnowsTheBoard", nothingKnowsTheBoard());
    rules.put("theBoardReadsRootsOnly", theBoardReadsRootsOnly());
    rules.put("onlyTheApplicationKnowsSecurity", onlyTheApplicationKnowsSecurity());
    rules.put("noCycles", noCycles());
    rules.put("namesSayTheActOrTheDesk", namesSayTheActOrTheDesk());
    rules.put("publicOnlyWhereAnotherPackageNeedsIt", publicOnlyWhereAnotherPackageNeedsIt());
    rules.put("noFieldInjection", noFieldInjection());
    rules.put("oneClock", oneClock());
    rules.put("modelsCallStepsOnly", modelsCallStepsOnly());
    rules.put("noBeanIsNamedInSilence", noBeanIsNamedInSilence());
    return rules;
  }

  /** Packages that the rules name so far, relative to the root; asked for after {@link #all()}. */
  Set<String> named() {
    return named;
  }

  private ArchRule camundaStaysBehindItsDoors() {
    return noClasses().that(not(within("engine").or(within("security")).or(inAPackageNamed("process"))))
        .should().dependOnClassesThat().resideInAPackage("org.camunda..")
        .as("rule 1: org.camunda only in engine, security and ..process..")
        .because("the engine can be replaced or upgraded only while few classes know it; business rules must be readable without it");
  }

  private ArchRule noStageKnowsALaterOneOrWhatTiesThem() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < STAGES.size(); i++) {
      List<String> forbidden = new ArrayList<>(STAGES.subList(i + 1, STAGES.size()));
      forbidden.addAll(List.of("chain", "board", "dossier", "watching"));
      rules.add(noClasses().that(within(STAGES.get(i))).should().dependOnClassesThat(within(forbidden.toArray(String[]::new))));
    }
    return CompositeArchRule.of(rules).as("rule 2: no stage knows a later one, the chain or the board")
        .because("the chain is drawn in processes/chain: ids and messages pass between stages, and only a later stage reads an earlier one");
  }

  private ArchRule noStageReachesInsideAnother() {
    List<ArchRule> rules = new ArrayList<>();
    for (String stage : STAGES) {
      rules.add(noClasses().that(within(stage)).should().dependOnClassesThat(insideOf(others(stage))));
    }
    return CompositeArchRule.of(rules).as("rule 2: a stage uses nothing in the process and web packages of another")
        .because("a stage that starts, calls or waits for another in Java draws a chain that no model shows");
  }

  private ArchRule whatAStageReadsIsNamedInItsPackageInfo() {
    List<ArchRule> rules = new ArrayList<>();
    for (String stage : STAGES) {
      rules.add(classes().that(within(stage)).should(new ArchCondition<>("name in package-info what they read of other stages") {
        @Override
        public void check(JavaClass reader, ConditionEvents events) {
          String said = packageInfo(stage);
          reader.getDirectDependenciesFromSelf().stream().map(dependency -> outermost(dependency.getTargetClass())).distinct()
              .filter(within(others(stage)))
              .filter(read -> !Pattern.compile("\\b" + Pattern.quote(read.getSimpleName()) + "\\b").matcher(said).find())
              .forEach(read -> events.add(SimpleConditionEvent.violated(reader,
                  "%s reads %s, which package-info of %s does not name".formatted(reader.getName(), read.getName(), stage))));
        }
      }));
    }
    return CompositeArchRule.of(rules).as("rule 2: what a stage reads of another is named in its package-info")
        .because("the neighbours of a stage are a promise to the next reader, not something to find by searching imports");
  }

  private ArchRule aStageOnlyReadsAnother() {
    List<ArchRule> rules = new ArrayList<>();
    for (String stage : STAGES) {
      rules.add(classes().that(within(stage)).should(new ArchCondition<>("call nothing of another stage that gives no answer") {
        @Override
        public void check(JavaClass reader, ConditionEvents events) {
          for (JavaMethodCall call : reader.getMethodCallsFromSelf()) {
            if (!within(others(stage)).test(call.getTargetOwner())) continue;
            if (call.getTarget().getRawReturnType().isEquivalentTo(void.class)) {
              events.add(SimpleConditionEvent.violated(reader, "changes another stage: " + call.getDescription()));
            }
          }
        }
      }));
    }
    return CompositeArchRule.of(rules).as("rule 2: a stage reads another and never changes it")
        .because("each stage guards its own aggregate; a call without an answer can only be a change");
  }

  private ArchRule aStageRootStandsOnItsOwn() {
    List<ArchRule> rules = new ArrayList<>();
    for (String stage : STAGES) {
      rules.add(noClasses().that(exactly(stage)).should().dependOnClassesThat(insideOf(stage)));
    }
    return CompositeArchRule.of(rules).as("rule 3: a stage root uses neither its own process nor its own web")
        .because("the business of a stage must be testable without engine and web");
  }

  private ArchRule sharedBusinessWordsUseNoStageAndNoEngine() {
    return noClasses().that(within("approval", "plan", "organization", "document"))
        .should().dependOnClassesThat(within(STAGES.toArray(String[]::new)).or(within("engine", "desk", "chain", "board", "dossier", "security", "worklist",
            "supervision", "absence", "notification", "watching")))
        .as("rule 3: approval, plan, organization and document use no stage and no engine")
        .because("every stage stands on them, so whatever they knew all would know");
  }

  private ArchRule knowsOnly(String subject, String... allowed) {
    String[] known = Arrays.copyOf(allowed, allowed.length + 1);
    known[allowed.length] = subject;
    DescribedPredicate<JavaClass> ours = new DescribedPredicate<>("classes of ours outside " + String.join(", ", known)) {
      @Override
      public boolean test(JavaClass target) {
        return isWithin(target, root) && Arrays.stream(known).noneMatch(name -> isWithin(target, root + "." + name));
      }
    };
    within(known);
    return noClasses().that(within(subject)).should().dependOnClassesThat(ours)
        .as("rule 4: " + subject + " knows no business word")
        .because("it serves any plan and any stage; a business word in it would pull the whole product behind it");
  }

  private ArchRule onlyPagesAskTheWorklist() {
    return noClasses().that(not(within("worklist", "security", "supervision", "absence", "notification", "watching").or(exactly(""))))
        .should().dependOnClassesThat(within("worklist"))
        .as("rule 4: nothing but the greeting of who is logged in, supervision, absence, the mails, the figures and the application itself knows the worklist")
        .because("the engine tells the list what happens to tasks; a desk or stage that wrote to it could make it untrue");
  }

  private ArchRule onlyChainAndBoardKnowTheStages() {
    return noClasses().that(not(within(STAGES.toArray(String[]::new)).or(within("chain", "board", "dossier", "watching"))))
        .should().dependOnClassesThat(within(STAGES.toArray(String[]::new)).or(within("chain")))
        .as("rule 2: beside the stages themselves only chain, board, dossier and watching know stages")
        .because("the chain ties the stages together, board, dossier and figures show them; desk, security and the pages serve stages they have never heard of");
  }

  private ArchRule nothingKnowsTheBoard() {
    return CompositeArchRule.of(noClasses().that(not(within("board"))).should().dependOnClassesThat(within("board")))
        .and(noClasses().that(not(within("dossier"))).should().dependOnClassesThat(within("dossier")))
        .and(noClasses().that(not(within("watching"))).should().dependOnClassesThat(within("watching")))
        .as("rule 2: nothing knows the board, the dossier or the figures")
        .because("the read side can change with every wish about a figure, and must not move what it shows");
  }

  private ArchRule theBoardReadsRootsOnly() {
    return noClasses().that(within("board", "dossier", "watching"))
        .should().dependOnClassesThat(insideOf(STAGES.toArray(String[]::new)).or(insideOf("chain")))
        .as("rule 2: board, dossier and watching read stages and chain through their root packages only")
        .because("what they show are the records that the stages publish, not how their processes run");
  }

  private ArchRule onlyTheApplicationKnowsSecurity() {
    return noClasses().that(not(within("security").or(exactly(""))))
        .should().dependOnClassesThat(within("security"))
        .as("rule 4: only the application itself knows security")
        .because("who is logged in comes through engine.CurrentUser; how people log in may change without touching a stage");
  }

  private ArchRule noCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().as("rule 4: no cycles between packages")
        .because("packages in a cycle can only be understood and changed together");
  }

  private ArchRule namesSayTheActOrTheDesk() {
    return noClasses().should(new ArchCondition<>("have a name that ends in " + String.join(", ", ENDINGS)) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String ending = ENDINGS.stream().filter(item.getSimpleName()::endsWith).findFirst().orElse(null);
        events.add(new SimpleConditionEvent(item, ending != null, "%s ends in %s".formatted(item.getName(), ending)));
      }
    }).as("rule 5: no class name ends in " + String.join(", ", ENDINGS))
        .because("such a name says what the class is to the framework; it should say the act or the desk");
  }

  private ArchRule publicOnlyWhereAnotherPackageNeedsIt() {
    List<Import> imports = imports();
    return classes().that().arePublic().and().areTopLevelClasses().and(not(createdOrCalledByName()))
        .should(new ArchCondition<>("be used by another package") {
          @Override
          public void check(JavaClass item, ConditionEvents events) {
            // A constant is copied into the class that uses it, so the sources are asked too; tests are in them.
            boolean used = imports.stream().anyMatch(line -> line.isOf(item)) || item.getPackage().getClasses().stream()
                .filter(own -> outermost(own).equals(item))
                .flatMap(own -> own.getDirectDependenciesToSelf().stream())
                .anyMatch(dependency -> !dependency.getOriginClass().getPackageName().equals(item.getPackageName()));
            events.add(new SimpleConditionEvent(item, used, "%s is public, and no other package uses it".formatted(item.getName())));
          }
        }).as("rule 6: package-private unless another package needs it")
        .because("what is public is a promise; what is not can be changed by reading one folder");
  }

  private ArchRule noFieldInjection() {
    return noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class)
        .orShould().beAnnotatedWith("jakarta.inject.Inject").orShould().beAnnotatedWith("jakarta.annotation.Resource")
        .as("rule 6: no field injection")
        .because("a constructor shows what a class needs, and lets a test hand it over");
  }

  private ArchRule oneClock() {
    return noClasses().that(not(measuringTime()).and(not(settingTheClock()))).should(new ArchCondition<>("ask another clock than the injected one") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getCodeUnitAccessesFromSelf().stream().filter(access -> asksTheMachine(access.getTarget()))
            .forEach(access -> events.add(SimpleConditionEvent.satisfied(item, "%s asks the machine's clock: %s".formatted(item.getName(), access.getDescription()))));
      }
    }).as("rule 9: everything asks the one clock of the engine")
        .because("a rehearsal sets the clock, and due dates, timers and records must agree on what day it is");
  }

  private static boolean asksTheMachine(AccessTarget.CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    boolean givesClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    return owner.startsWith("java.time.") && target.getName().equals("now") && !givesClock
        || owner.equals(Clock.class.getName()) && (target.getName().startsWith("system") || target.getName().startsWith("tick"))
        || owner.equals(System.class.getName()) && target.getName().equals("currentTimeMillis")
        || owner.equals(Date.class.getName()) && target.getName().equals("<init>") && target.getRawParameterTypes().isEmpty()
        || owner.equals(Calendar.class.getName()) && target.getName().equals("getInstance");
  }

  /** How long ago a session's rights were read is measured, whatever day it is for the work. */
  private DescribedPredicate<JavaClass> settingTheClock() {
    return new DescribedPredicate<>("the class that sets the one clock") {
      @Override
      public boolean test(JavaClass item) {
        return item.getName().equals(root + ".engine.Rehearsal");
      }
    };
  }

  private DescribedPredicate<JavaClass> measuringTime() {
    return new DescribedPredicate<>("classes that measure how long something takes") {
      @Override
      public boolean test(JavaClass item) {
        return item.getName().equals(root + ".security.RightsRenewal");
      }
    };
  }

  private ArchRule modelsCallStepsOnly() {
    return classes().that().areAnnotatedWith(ForModels.class).should(new ArchCondition<>("be a step of a process, or tell of the plan") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean step = inAPackageNamed("process").or(exactly("plan")).test(item);
        events.add(new SimpleConditionEvent(item, step, "%s can be called by models".formatted(item.getName())));
      }
    }).as("rule 8: models call steps of a process and what tells of the plan, nothing else")
        .because("whoever deploys a model calls any public method of such a class, with any arguments");
  }

  private ArchRule noBeanIsNamedInSilence() {
    return noClasses().should(new ArchCondition<>("have a bean name without @ForModels") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean named = item.tryGetAnnotationOfType(Component.class).map(component -> !component.value().isEmpty()).orElse(false);
        events.add(new SimpleConditionEvent(item, named, "%s names its bean".formatted(item.getName())));
      }
    }).as("rule 8: a bean gets a name by @ForModels only")
        .because("a name is what a model calls it by; without the annotation the guard refuses every model that does");
  }

  /**
   * Expressions in the models name a bean; settings of the engine, triggers and Java's naming interface name a class; the launcher names the
   * application: each has to be public.
   */
  private DescribedPredicate<JavaClass> createdOrCalledByName() {
    return new DescribedPredicate<>("classes that are named outside of Java") {
      @Override
      public boolean test(JavaClass item) {
        boolean bean = item.isAnnotatedWith(ForModels.class);
        boolean ofTheEngine = item.getAllRawSuperclasses().stream().anyMatch(parent -> parent.getPackageName().startsWith("org.camunda."));
        // The database file keeps its triggers by their names.
        boolean ofTheDatabase = item.isAssignableTo("org.h2.api.Trigger");
        boolean application = item.getPackageName().equals(root) && item.tryGetMethod("main", String[].class).isPresent();
        boolean ofTheNamingInterface = item.isAssignableTo(SocketFactory.class);
        return bean || ofTheEngine || ofTheDatabase || ofTheNamingInterface || application;
      }
    };
  }

  /** An import in a source file: the package that imports, and the class or member that it imports. */
  private record Import(String by, String name) {

    boolean isOf(JavaClass item) {
      return !by.equals(item.getPackageName()) && (name.equals(item.getName()) || name.startsWith(item.getName() + "."));
    }
  }

  private static List<Import> imports() {
    List<Import> imports = new ArrayList<>();
    for (Path folder : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String by = folder.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
          Matcher matcher = IMPORT.matcher(Files.readString(file));
          while (matcher.find()) imports.add(new Import(by, matcher.group(1)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return imports;
  }

  /** Classes in these packages and below. */
  private DescribedPredicate<JavaClass> within(String... names) {
    named.addAll(List.of(names));
    return new DescribedPredicate<>("classes within " + String.join(", ", names)) {
      @Override
      public boolean test(JavaClass item) {
        return Arrays.stream(names).anyMatch(name -> isWithin(item, root + "." + name));
      }
    };
  }

  /** Classes below these packages, but not in them. */
  private DescribedPredicate<JavaClass> insideOf(String... names) {
    named.addAll(List.of(names));
    return new DescribedPredicate<>("classes in packages below " + String.join(", ", names)) {
      @Override
      public boolean test(JavaClass item) {
        return Arrays.stream(names).anyMatch(name -> item.getPackageName().startsWith(root + "." + name + "."));
      }
    };
  }

  private DescribedPredicate<JavaClass> exactly(String name) {
    if (!name.isEmpty()) named.add(name);
    String wanted = name.isEmpty() ? root : root + "." + name;
    return new DescribedPredicate<>("classes in " + wanted + " itself") {
      @Override
      public boolean test(JavaClass item) {
        return item.getPackageName().equals(wanted);
      }
    };
  }

  private DescribedPredicate<JavaClass> inAPackageNamed(String name) {
    return new DescribedPredicate<>("classes in a package named " + name) {
      @Override
      public boolean test(JavaClass item) {
        return ("." + item.getPackageName() + ".").contains("." + name + ".");
      }
    };
  }

  private static boolean isWithin(JavaClass item, String packageName) {
    return item.getPackageName().equals(packageName) || item.getPackageName().startsWith(packageName + ".");
  }

  private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
    return DescribedPredicate.not(predicate);
  }

  private static JavaClass outermost(JavaClass item) {
    JavaClass outermost = item;
    while (outermost.getEnclosingClass().isPresent()) outermost = outermost.getEnclosingClass().get();
    return outermost;
  }

  private static String[] others(String stage) {
    return STAGES.stream().filter(other -> !other.equals(stage)).toArray(String[]::new);
  }

  private String packageInfo(String stage) {
    Path file = sources.resolve((root + "." + stage).replace('.', '/')).resolve("package-info.java");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
