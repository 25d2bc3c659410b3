package vn.congdoan.planworkflow.security;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.naming.directory.SearchControls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ldap.AuthenticationException;
import org.springframework.ldap.InvalidAttributeValueException;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.OperationNotSupportedException;
import org.springframework.ldap.control.PagedResultsDirContextProcessor;
import org.springframework.ldap.core.ContextMapper;
import org.springframework.ldap.core.ContextSource;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.LdapOperations;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.core.support.SingleContextSource;
import org.springframework.ldap.query.LdapQuery;
import org.springframework.ldap.query.LdapQueryBuilder;
import org.springframework.ldap.support.LdapUtils;
import vn.congdoan.planworkflow.security.NotAdmitted.Reason;

/** The people and groups of an LDAP directory, Active Directory included. */
class LdapDirectory {

  static final String SOURCE = "ldap";

  private static final Logger LOG = LoggerFactory.getLogger(LdapDirectory.class);
  /** Active Directory gives no more than a thousand at a time. */
  private static final int PAGE = 500;

  /** An entry that may log in. */
  private record Person(String dn, String name, String displayName, String mail, String subject) {}

  private final LdapSettings settings;
  private final ContextSource connections;

  LdapDirectory(LdapSettings settings, ContextSource connections) {
    this.settings = settings;
    this.connections = connections;
  }

  /**
   * The person of this name if the password is his.
   *
   * @throws NotAdmitted DIRECTORY_DOWN when the directory could not be asked
   */
  Optional<OutsideAccount> logIn(String name, String password) {
    // A directory takes a name without a password for an anonymous visitor, and lets him in.
    if (name.isBlank() || password.isEmpty()) return Optional.empty();
    try {
      LdapTemplate reading = reading(connections);
      List<Person> found = reading.search(person(name), mapper());
      if (found.size() > 1) LOG.warn("{} entries of the directory answer to the name {}", found.size(), name);
      if (found.size() != 1 || !proves(found.get(0).dn(), password)) return Optional.empty();
      return Optional.of(account(found.get(0), reading));
    } catch (NamingException trouble) {
      LOG.error("The directory can't be asked: {}", trouble.getMessage());
      throw new NotAdmitted(Reason.DIRECTORY_DOWN, trouble);
    }
  }

  /**
   * Shows everybody who has an entry, one by one.
   *
   * @throws NamingException when the directory could not be gone through to its end
   */
  void all(Consumer<OutsideAccount> visitor) {
    SearchControls controls = new SearchControls();
    controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
    controls.setReturningAttributes(attributes());
    controls.setReturningObjFlag(true);
    String everybody = settings.userFilter().replace("{0}", "*");
    SingleContextSource single = new SingleContextSource(connections.getReadOnlyContext());
    try {
      LdapTemplate reading = reading(single);
      PagedResultsDirContextProcessor page = new PagedResultsDirContextProcessor(PAGE);
      List<Person> people = new ArrayList<>();
      do {
        people.addAll(reading.search(LdapUtils.newLdapName(settings.userBase()), everybody, controls, mapper(), page));
      } while (page.hasMore());
      people.forEach(person -> visitor.accept(account(person, reading)));
    } finally {
      single.destroy();
    }
  }

  private boolean proves(String dn, String password) {
    try {
      LdapUtils.closeContext(connections.getContext(dn, password));
      return true;
    } catch (AuthenticationException | OperationNotSupportedException | InvalidAttributeValueException refused) {
      // Wrong, locked, expired or to be changed: the directory tells its administrators which, the person hears the same for all.
      LOG.info("{} was refused by the directory: {}", dn, refused.getMessage());
      return false;
    }
  }

  private OutsideAccount account(Person person, LdapOperations reading) {
    LdapQuery groups = LdapQueryBuilder.query().base(settings.groupBase()).attributes(settings.groupAttribute())
        .filter(settings.groupFilter(), person.dn(), person.name());
    Set<String> names = new TreeSet<>();
    reading.search(groups, (ContextMapper<String[]>) found -> ((DirContextOperations) found).getStringAttributes(settings.groupAttribute()))
        .forEach(values -> names.addAll(List.of(values)));
    return new OutsideAccount(SOURCE, person.subject(), person.name(), person.displayName(), person.mail(), names);
  }

  private LdapQuery person(String name) {
    return LdapQueryBuilder.query().base(settings.userBase()).attributes(attributes()).filter(settings.userFilter(), name.strip());
  }

  private String[] attributes() {
    return new String[] {settings.nameAttribute(), settings.displayNameAttribute(), settings.mailAttribute(), settings.subjectAttribute(), "cn"};
  }

  private ContextMapper<Person> mapper() {
    return found -> {
      DirContextOperations entry = (DirContextOperations) found;
      Object subject = entry.getObjectAttribute(settings.subjectAttribute());
      String name = entry.getStringAttribute(settings.nameAttribute());
      if (subject == null || name == null) {
        throw new IllegalStateException("%s has no %s or no %s that this system may read".formatted(entry.getNameInNamespace(),
            settings.subjectAttribute(), settings.nameAttribute()));
      }
      String displayName = entry.getStringAttribute(settings.displayNameAttribute());
      if (displayName == null) displayName = entry.getStringAttribute("cn");
      return new Person(entry.getNameInNamespace(), name, Normalizer.normalize(displayName == null ? name : displayName, Normalizer.Form.NFC),
          entry.getStringAttribute(settings.mailAttribute()), subject instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : subject.toString());
    };
  }

  private LdapTemplate reading(ContextSource source) {
    LdapTemplate reading = new LdapTemplate(source);
    // From its root Active Directory points to other directories, which are not followed.
    reading.setIgnorePartialResultException(settings.activeDirectory());
    return reading;
  }
}
