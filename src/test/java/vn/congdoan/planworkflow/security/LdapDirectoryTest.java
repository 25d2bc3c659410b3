package vn.congdoan.planworkflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.ldap.NamingException;
import vn.congdoan.planworkflow.testing.Directory;

/** Who is let in by a real LDAP server, with which name and groups, and what is never taken for a wrong password. */
class LdapDirectoryTest {

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) one.close();
  }

  @Test
  void aPersonComesWithNameMailAndGroups() throws Exception {
    Directory directory = people(Directory.plain());

    OutsideAccount account = reader(directory.url()).logIn("an.nguyen", Directory.PASSWORD).orElseThrow();

    assertThat(account.name()).isEqualTo("an.nguyen");
    assertThat(account.displayName()).isEqualTo("Nguyễn Văn An");
    assertThat(account.mail()).isEqualTo("an.nguyen@congdoan.vn");
    assertThat(account.groups()).containsExactly("VPDD.staff", "all-staff");
    assertThat(account.subject()).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AN.NGUYEN", " an.nguyen ", "An.Nguyen"})
  void anotherSpellingOfANameIsTheSameAccount(String typed) throws Exception {
    LdapDirectory reader = reader(people(Directory.plain()).url());

    assertThat(reader.logIn(typed, Directory.PASSWORD)).isEqualTo(reader.logIn("an.nguyen", Directory.PASSWORD)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*)(uid=*", "an.nguyen)(uid=*", "an*", "an.nguyen)(|(uid=*", "\\2a", "(uid=an.nguyen)", "an.nguyen\0", "", "   ",
      "uid=an.nguyen,ou=people,dc=congdoan,dc=vn", "nobody"})
  void aNameThatIsNobodysLetsNobodyIn(String typed) throws Exception {
    assertThat(reader(people(Directory.plain()).url()).logIn(typed, Directory.PASSWORD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "CONGDOAN", "congdoan ", "*"})
  void aWrongOrEmptyPasswordLetsNobodyIn(String password) throws Exception {
    assertThat(reader(people(Directory.plain()).url()).logIn("an.nguyen", password)).isEmpty();
  }

  @Test
  void theServerItselfWouldLetAnEmptyPasswordIn() throws Exception {
    Directory directory = people(Directory.plain());
    LdapSettings settings = settings(Map.of("urls", directory.url()));

    // Proves that the empty password above is refused by us and not by this server.
    LdapConfiguration.connections(settings, new DefaultSslBundleRegistry()).getContext(Directory.dn("an.nguyen"), "").close();
  }

  @Test
  void aLockedPersonHearsTheSameAsOneWithAWrongPassword() throws Exception {
    Directory directory = people(Directory.plain());
    directory.lock("an.nguyen");

    assertThat(reader(directory.url()).logIn("an.nguyen", Directory.PASSWORD)).isEmpty();
  }

  @Test
  void aDirectoryThatIsDownIsNotAWrongPassword() throws Exception {
    Directory directory = people(Directory.plain());
    LdapDirectory reader = reader(directory.url());
    directory.stop();

    assertDown(() -> reader.logIn("an.nguyen", Directory.PASSWORD));
    assertThatThrownBy(() -> reader.all(person -> {})).isInstanceOf(NamingException.class);

    directory.startAgain();
    assertThat(reader.logIn("an.nguyen", Directory.PASSWORD)).isPresent();
  }

  @Test
  void theSecondDirectoryIsAskedWhenTheFirstIsDown() throws Exception {
    Directory first = people(Directory.plain());
    first.stop();
    Directory second = people(Directory.plain());

    assertThat(reader(first.url() + " " + second.url()).logIn("an.nguyen", Directory.PASSWORD)).isPresent();
  }

  @Test
  void aDirectoryThatNeverAnswersIsGivenUpInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      LdapDirectory reader = reader(settings(Map.of("urls", "ldap://localhost:" + silent.getLocalPort(), "connect-timeout", "PT1S")));
      long start = System.nanoTime();

      assertDown(() -> reader.logIn("an.nguyen", Directory.PASSWORD));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }
  }

  @Test
  void aWrongPasswordOfThisSystemItselfIsNotThePersonsFault() throws Exception {
    Directory directory = people(Directory.plain());

    assertDown(() -> reader(settings(Map.of("urls", directory.url(), "password", "old"))).logIn("an.nguyen", Directory.PASSWORD));
  }

  @Test
  void theDirectoryIsReachedOverTlsFromTheFirstByteOrAfterStartTls(@TempDir Path folder) throws Exception {
    Directory.Identity identity = identity(folder, "localhost");
    Directory.Identity impostor = identity(folder, "elsewhere");
    Directory ldaps = people(Directory.encrypted(identity, false));
    Directory startTls = people(Directory.encrypted(identity, true));
    Map<String, String> overTls = Map.of("urls", "ldaps://localhost:" + ldaps.port());
    Map<String, String> afterStartTls = Map.of("urls", startTls.url(), "start-tls", "true");

    assertThat(reader(settings(trusting(overTls)), identity).logIn("an.nguyen", Directory.PASSWORD)).isPresent();
    assertThat(reader(settings(trusting(overTls)), identity).logIn("an.nguyen", "wrong")).isEmpty();
    assertThat(reader(settings(trusting(afterStartTls)), identity).logIn("an.nguyen", Directory.PASSWORD)).isPresent();
    Directory elsewhere = people(Directory.encrypted(impostor, false));
    Map<String, String> toElsewhere = Map.of("urls", "ldaps://localhost:" + elsewhere.port());
    assertDown(() -> reader(settings(trusting(toElsewhere)), impostor).logIn("an.nguyen", Directory.PASSWORD));
    assertDown(() -> reader(settings(overTls)).logIn("an.nguyen", Directory.PASSWORD));
    assertDown(() -> reader(settings(afterStartTls)).logIn("an.nguyen", Directory.PASSWORD));
  }

  @Test
  void activeDirectoryKnowsPeopleByBothNamesAndGroupsInGroups() throws Exception {
    Directory directory = people(Directory.activeDirectory());
    LdapDirectory reader = reader(settings(Map.of("urls", directory.url(), "active-directory", "true")));

    OutsideAccount account = reader.logIn("an.nguyen", Directory.PASSWORD).orElseThrow();

    assertThat(account.groups()).containsExactly("VPDD.staff", "all-staff", "everybody");
    assertThat(account.subject()).startsWith("8f").hasSize(32);
    assertThat(reader.logIn("an.nguyen@congdoan.vn", Directory.PASSWORD)).contains(account);
  }

  @Test
  void activeDirectoryLetsNoDisabledPersonIn() throws Exception {
    Directory directory = people(Directory.activeDirectory());
    directory.set("an.nguyen", "userAccountControl", "514");
    LdapDirectory reader = reader(settings(Map.of("urls", directory.url(), "active-directory", "true")));

    assertThat(reader.logIn("an.nguyen", Directory.PASSWORD)).isEmpty();
    List<String> shown = new ArrayList<>();
    reader.all(person -> shown.add(person.name()));
    assertThat(shown).containsExactly("binh.tran");
  }

  @Test
  void morePeopleThanOneAnswerHoldsAreAllShown() throws Exception {
    Directory directory = people(Directory.activeDirectory());
    for (int i = 0; i < 1200; i++) directory.person("person" + i, "Người " + i);
    List<String> shown = new ArrayList<>();

    reader(settings(Map.of("urls", directory.url(), "active-directory", "true"))).all(person -> shown.add(person.name()));

    assertThat(shown).hasSize(1202).doesNotHaveDuplicates();
  }

  private Directory people(Directory directory) throws LDAPException {
    open.add(directory);
    directory.person("an.nguyen", "Nguyễn Văn An");
    directory.person("binh.tran", "Trần Thị Bình");
    directory.group("VPDD.staff", Directory.dn("an.nguyen"));
    directory.group("VPDD.leader", Directory.dn("binh.tran"));
    directory.group("all-staff", Directory.dn("an.nguyen"), Directory.dn("binh.tran"));
    directory.group("everybody", Directory.groupDn("all-staff"));
    return directory;
  }

  private static LdapDirectory reader(String urls) {
    return reader(settings(Map.of("urls", urls)));
  }

  private static LdapDirectory reader(LdapSettings settings) {
    return new LdapDirectory(settings, LdapConfiguration.connections(settings, new DefaultSslBundleRegistry()));
  }

  private static LdapDirectory reader(LdapSettings settings, Directory.Identity trusted) {
    SslBundle bundle = SslBundle.of(new JksSslStoreBundle(null,
        JksSslStoreDetails.forLocation(trusted.keyStore().toUri().toString()).withPassword(new String(trusted.password()))));
    return new LdapDirectory(settings, LdapConfiguration.connections(settings, new DefaultSslBundleRegistry("directory", bundle)));
  }

  private static Map<String, String> trusting(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ssl-bundle", "directory");
    return all;
  }

  private static LdapSettings settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(Map.of("planworkflow.ldap.base", Directory.BASE, "planworkflow.ldap.user", Directory.READER,
        "planworkflow.ldap.password", Directory.READER_PASSWORD));
    given.forEach((key, value) -> all.put("planworkflow.ldap." + key, value));
    return new Binder(new MapConfigurationPropertySource(all)).bind("planworkflow.ldap", Bindable.of(LdapSettings.class)).get();
  }

  /** A key of a host, and the certificate that it has given itself. */
  private static Directory.Identity identity(Path folder, String host) throws IOException, InterruptedException {
    Path store = folder.resolve(host + ".jks");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", host,
        "-keyalg", "RSA", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-keystore", store.toString(), "-storepass", "directory", "-keypass",
        "directory", "-storetype", "JKS")
        .redirectErrorStream(true).start();
    assertThat(keytool.waitFor()).as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isZero();
    return new Directory.Identity(store, "directory".toCharArray());
  }

  private static void assertDown(ThrowingCallable logIn) {
    assertThatThrownBy(logIn).isInstanceOfSatisfying(NotAdmitted.class,
        refused -> assertThat(refused.reason()).isEqualTo(NotAdmitted.Reason.DIRECTORY_DOWN));
  }
}
