package vn.congdoan.planworkflow.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An LDAP server in memory with people and groups. As real ones do, it takes a name without a password for an anonymous visitor and lets him in,
 * and refuses a locked person. It can speak as Active Directory: nested groups by the rule "in chain", disabled accounts by bits, large answers in pages only.
 */
public final class Directory implements AutoCloseable {

  public static final String BASE = "dc=congdoan,dc=vn";
  public static final String READER = "cn=reader," + BASE;
  public static final String READER_PASSWORD = "reader-secret";
  public static final String PASSWORD = "congdoan";

  private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
  private static final String BIT_AND = "1.2.840.113556.1.4.803";
  private static final int LARGEST_ANSWER = 1000;

  /** What an encrypted connection needs. */
  public record Identity(Path keyStore, char[] password) {}

  private final InMemoryDirectoryServer server;
  private final Set<String> locked = ConcurrentHashMap.newKeySet();
  private final boolean active;

  public static Directory plain() throws LDAPException {
    return new Directory(false, InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getLoopbackAddress(), 0, null));
  }

  public static Directory activeDirectory() throws LDAPException {
    return new Directory(true, InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getLoopbackAddress(), 0, null));
  }

  /** Encrypted from the first byte, or, for {@code ldap://}, after StartTLS. */
  public static Directory encrypted(Identity identity, boolean startTls) throws Exception {
    SSLUtil tls = new SSLUtil(new KeyStoreKeyManager(identity.keyStore().toFile(), identity.password()), null);
    return new Directory(false, startTls
        ? InMemoryListenerConfig.createLDAPConfig("tls", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory())
        : InMemoryListenerConfig.createLDAPSConfig("tls", InetAddress.getLoopbackAddress(), 0, tls.createSSLServerSocketFactory(), null));
  }

  private Directory(boolean active, InMemoryListenerConfig listener) throws LDAPException {
    this.active = active;
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setListenerConfigs(listener);
    config.addAdditionalBindCredentials(READER, READER_PASSWORD);
    config.addInMemoryOperationInterceptor(new Manners());
    server = new InMemoryDirectoryServer(config);
    server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "congdoan"));
    for (String unit : List.of("people", "groups")) {
      server.add("ou=" + unit + "," + BASE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", unit));
    }
    server.startListening();
  }

  public int port() {
    return server.getListenPort();
  }

  public String url() {
    return "ldap://localhost:" + port();
  }

  /** How a person is called in this directory. */
  public static String dn(String name) {
    return "uid=" + name + ",ou=people," + BASE;
  }

  public void person(String name, String displayName) throws LDAPException {
    List<Attribute> attributes = new ArrayList<>(List.of(new Attribute("objectClass", "top", "person", "user", "inetOrgPerson"),
        new Attribute("uid", name), new Attribute("cn", displayName), new Attribute("displayName", displayName),
        new Attribute("mail", name + "@congdoan.vn"), new Attribute("userPassword", PASSWORD)));
    if (active) {
      attributes.addAll(List.of(new Attribute("objectCategory", "person"), new Attribute("sAMAccountName", name),
          new Attribute("userPrincipalName", name + "@congdoan.vn"), new Attribute("userAccountControl", "512"),
          new Attribute("objectGUID", guid(name))));
    }
    server.add(dn(name), attributes.toArray(Attribute[]::new));
  }

  private static byte[] guid(String name) {
    byte[] guid = new byte[16];
    guid[0] = (byte) 0x8f;
    System.arraycopy(name.getBytes(), 0, guid, 1, Math.min(15, name.length()));
    return guid;
  }

  /** @param members distinguished names, of groups too */
  public void group(String name, String... members) throws LDAPException {
    server.add(groupDn(name), new Attribute("objectClass", "top", "group", "groupOfNames"), new Attribute("objectCategory", "group"),
        new Attribute("cn", name), new Attribute("member", members));
  }

  public static String groupDn(String name) {
    return "cn=" + name + ",ou=groups," + BASE;
  }

  public void join(String group, String name) throws LDAPException {
    server.modify(groupDn(group), new Modification(ModificationType.ADD, "member", dn(name)));
  }

  public void leave(String group, String name) throws LDAPException {
    server.modify(groupDn(group), new Modification(ModificationType.DELETE, "member", dn(name)));
  }

  public void set(String name, String attribute, String value) throws LDAPException {
    server.modify(dn(name), new Modification(ModificationType.REPLACE, attribute, value));
  }

  /** Another name for the same entry. */
  public void rename(String name, String newName) throws LDAPException {
    server.modifyDN(dn(name), "uid=" + newName, true);
  }

  public void remove(String name) throws LDAPException {
    server.delete(dn(name));
  }

  public void lock(String name) {
    locked.add(dn(name));
  }

  public void stop() {
    server.shutDown(true);
  }

  /** On the same port as before. */
  public void startAgain() throws LDAPException {
    server.startListening();
  }

  @Override
  public void close() {
    stop();
  }

  private final class Manners extends InMemoryOperationInterceptor {

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest bind) throws LDAPException {
      String dn = bind.getRequest().getBindDN();
      if (locked.contains(dn)) throw new LDAPException(ResultCode.INVALID_CREDENTIALS, "80090308: LdapErr: DSID-0C090439, data 775, v4563");
      if (!dn.isEmpty() && bind.getRequest().getPassword().getValueLength() == 0) {
        // RFC 4513, 5.1.2: an unauthenticated bind succeeds, as somebody anonymous.
        bind.setRequest(new SimpleBindRequest());
      }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest search) throws LDAPException {
      if (!active) return;
      SearchRequest request = search.getRequest().duplicate();
      if (request.getControl(SimplePagedResultsControl.PAGED_RESULTS_OID) == null
          && server.search(request.getBaseDN(), request.getScope(), plain(request.getFilter())).getEntryCount() > LARGEST_ANSWER) {
        throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED);
      }
      request.setFilter(plain(request.getFilter()));
      search.setRequest(request);
    }
  }

  /** The filter without the rules that only Active Directory knows. */
  private Filter plain(Filter filter) throws LDAPException {
    switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND:
        return Filter.createANDFilter(plain(filter.getComponents()));
      case Filter.FILTER_TYPE_OR:
        return Filter.createORFilter(plain(filter.getComponents()));
      case Filter.FILTER_TYPE_NOT:
        return Filter.createNOTFilter(plain(filter.getNOTComponent()));
      case Filter.FILTER_TYPE_EXTENSIBLE_MATCH:
        if (BIT_AND.equals(filter.getMatchingRuleID())) return Filter.createEqualityFilter(filter.getAttributeName(), "514");
        if (IN_CHAIN.equals(filter.getMatchingRuleID())) return above(filter.getAssertionValue());
        throw new LDAPException(ResultCode.INAPPROPRIATE_MATCHING, filter.toString());
      default:
        return filter;
    }
  }

  private List<Filter> plain(Filter[] filters) throws LDAPException {
    List<Filter> plain = new ArrayList<>();
    for (Filter filter : filters) plain.add(plain(filter));
    return plain;
  }

  /** Every group that a member is in, itself or through groups. */
  private Filter above(String member) throws LDAPException {
    Set<String> reached = new LinkedHashSet<>();
    List<String> next = List.of(member);
    while (!next.isEmpty()) {
      List<String> found = new ArrayList<>();
      for (String dn : next) {
        for (SearchResultEntry group : server.search(BASE, SearchScope.SUB, Filter.createEqualityFilter("member", new DN(dn).toString()))
            .getSearchEntries()) {
          if (reached.add(group.getAttributeValue("cn"))) found.add(group.getDN());
        }
      }
      next = found;
    }
    return Filter.createORFilter(reached.stream().map(name -> Filter.createEqualityFilter("cn", name)).toList());
  }
}
