package vn.congdoan.planworkflow.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database, and all nodes share them. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);

  /** What a session holds: the log-in, Camunda's copy of it, and tokens; nothing else is ever made from stored bytes. */
  private static final ObjectInputFilter EXPECTED = ObjectInputFilter.Config.createFilter(
      "maxdepth=30;maxbytes=1048576;java.base/*;org.springframework.security.**;vn.congdoan.planworkflow.security.*;org.camunda.bpm.webapp.impl.security.auth.*;!*");

  private static final String ON_POSTGRESQL = """
      insert into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
      select s.PRIMARY_ID, p.name, p.bytes
      from (select cast(? as char(36)) as id, cast(? as varchar(200)) as name, cast(? as bytea) as bytes) p join %TABLE_NAME% s on s.PRIMARY_ID = p.id
      on conflict (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) do update set ATTRIBUTE_BYTES = excluded.ATTRIBUTE_BYTES""";

  private static final String ON_H2 = """
      merge into %TABLE_NAME%_ATTRIBUTES a
      using (select s.PRIMARY_ID as id, p.name, p.bytes
        from (select cast(? as char(36)) as id, cast(? as varchar(200)) as name, cast(? as varbinary) as bytes) p join %TABLE_NAME% s on s.PRIMARY_ID = p.id) n
      on a.SESSION_PRIMARY_ID = n.id and a.ATTRIBUTE_NAME = n.name
      when matched then update set ATTRIBUTE_BYTES = n.bytes
      when not matched then insert (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES) values (n.id, n.name, n.bytes)""";

  @Bean
  CookieSerializer sessionCookie(ServerProperties server, KeyedHash hash) {
    var settings = server.getServlet().getSession().getCookie();
    DefaultCookieSerializer cookies = new DefaultCookieSerializer();
    cookies.setCookieName("PW-SESSION");
    cookies.setCookiePath("/");
    cookies.setUseHttpOnlyCookie(true);
    // A link in a mail or in another system leads in with the session; a form or a script of another site does not.
    cookies.setSameSite("Lax");
    // Else the cookie is secure whenever its request was.
    if (Boolean.TRUE.equals(settings.getSecure())) cookies.setUseSecureCookie(true);
    return new SignedSessionCookie(cookies, hash);
  }

  /** Requests of one browser run side by side: two may store the same attribute, or one may end the session that another still writes to. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> storedTogether(DataSource dataSource) throws MetaDataAccessException {
    String product = JdbcUtils.extractDatabaseMetaData(dataSource, meta -> databaseOf(meta.getDatabaseProductName()));
    return repository -> repository.setCreateSessionAttributeQuery(product.equals(DatabaseDriver.POSTGRESQL.name()) ? ON_POSTGRESQL : ON_H2);
  }

  private static String databaseOf(String productName) throws SQLException {
    return DatabaseDriver.fromProductName(productName).name();
  }

  /** An attribute that a new version can't read any more is as good as none: whoever it belonged to logs in again. */
  @Bean
  ConversionService springSessionConversionService() {
    ClassLoader loader = SessionConfiguration.class.getClassLoader();
    GenericConversionService conversions = new GenericConversionService();
    conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversions.addConverter(byte[].class, Object.class, bytes -> {
      try (ObjectInputStream in = new ConfigurableObjectInputStream(new ByteArrayInputStream(bytes), loader)) {
        in.setObjectInputFilter(EXPECTED);
        return in.readObject();
      } catch (IOException | ClassNotFoundException e) {
        LOG.warn("a stored attribute of a session can't be read: {}", e.getMessage());
        return null;
      }
    });
    return conversions;
  }
}
