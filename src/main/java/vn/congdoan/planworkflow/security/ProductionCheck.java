package vn.congdoan.planworkflow.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import vn.congdoan.planworkflow.input.Text;

/** Stops a production system before anything is opened, when what must come from outside is missing or is that of the demonstration. */
class ProductionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String PROFILE = "production";

  private static final int SHORTEST_SECRET = 32;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (!environment.acceptsProfiles(Profiles.of(PROFILE))) return;
    List<String> missing = missing(environment);
    if (!missing.isEmpty()) throw new ProductionIncomplete(missing);
  }

  private static List<String> missing(Environment environment) {
    List<String> missing = new ArrayList<>();
    if (environment.acceptsProfiles(Profiles.of("demonstration"))) missing.add(Text.of("security.productionDemonstrationProfile"));
    String database = environment.getProperty("spring.datasource.url", "");
    if (database.isBlank()) missing.add(Text.of("security.productionDatabase"));
    else if (database.startsWith("jdbc:h2:")) missing.add(Text.of("security.productionH2"));
    String password = environment.getProperty("camunda.bpm.admin-user.password", "");
    if (password.isBlank()) missing.add(Text.of("security.productionAdminPassword"));
    else if (!isStrong(password, environment.getProperty("camunda.bpm.admin-user.id", ""))) missing.add(Text.of("security.productionWeakAdminPassword"));
    if (environment.getProperty("planworkflow.session-secret", "").strip().length() < SHORTEST_SECRET) missing.add(Text.of("security.productionSecret"));
    if (!environment.getProperty("planworkflow.rehearsal-from", "").isBlank()) missing.add(Text.of("security.productionRehearsal"));
    return missing;
  }

  /** The engine would refuse a weak one too, but in English and only after the database was made. */
  private static boolean isStrong(String password, String id) {
    UserEntity user = new UserEntity(id);
    return new DefaultPasswordPolicyImpl().getRules().stream().allMatch(rule -> rule.execute(password, user));
  }
}
