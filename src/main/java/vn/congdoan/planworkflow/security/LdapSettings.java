package vn.congdoan.planworkflow.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory is and how people and groups lie in it. What is left out follows the kind of directory.
 *
 * @param urls {@code ldaps://host:636}, several separated by spaces: the next is asked when one does not answer
 * @param base below which everything lies, such as {@code dc=congdoan,dc=local}
 * @param user distinguished name of the account with which this system reads
 * @param activeDirectory whether the directory is Microsoft's
 * @param startTls whether {@code ldap://} is turned into an encrypted connection
 * @param sslBundle name of a {@code spring.ssl.bundle} with the authorities to trust; without it those of the JVM
 * @param userFilter finds a person; {0} is what he types as name
 * @param subjectAttribute never changes and is never given to another person
 * @param groupFilter finds the groups of a person; {0} is his distinguished name, {1} his user name
 */
@ConfigurationProperties("planworkflow.ldap")
record LdapSettings(String urls, String base, String user, String password, boolean activeDirectory, boolean startTls, String sslBundle,
    @DefaultValue("") String userBase, String userFilter, String nameAttribute, @DefaultValue("displayName") String displayNameAttribute,
    @DefaultValue("mail") String mailAttribute, String subjectAttribute, @DefaultValue("") String groupBase, String groupFilter,
    @DefaultValue("cn") String groupAttribute, @DefaultValue("PT5S") Duration connectTimeout, @DefaultValue("PT10S") Duration readTimeout) {

  LdapSettings {
    nameAttribute = or(nameAttribute, activeDirectory ? "sAMAccountName" : "uid");
    subjectAttribute = or(subjectAttribute, activeDirectory ? "objectGUID" : "entryUUID");
    // Bit 2 of userAccountControl marks a disabled account.
    userFilter = or(userFilter, activeDirectory
        ? "(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2))(|(sAMAccountName={0})(userPrincipalName={0})))"
        : "(uid={0})");
    // The rule "in chain" follows groups in groups.
    groupFilter = or(groupFilter, activeDirectory
        ? "(&(objectCategory=group)(member:1.2.840.113556.1.4.1941:={0}))"
        : "(|(member={0})(uniqueMember={0})(memberUid={1}))");
  }

  private static String or(String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given;
  }
}
