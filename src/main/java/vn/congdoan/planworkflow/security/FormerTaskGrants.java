package vn.congdoan.planworkflow.security;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what earlier versions granted for single tasks, one row for each open one. Not at the start: while an upgrade goes from node to node, those
 * that still run the earlier version read them.
 */
@Component
class FormerTaskGrants {

  private static final Logger LOG = LoggerFactory.getLogger(FormerTaskGrants.class);

  /** Rows in one transaction, which holds up nobody for long. */
  private static final int CHUNK = 5000;

  private final JdbcClient jdbc;
  private final ManagementService management;

  FormerTaskGrants(JdbcClient jdbc, ManagementService management) {
    this.jdbc = jdbc;
    this.management = management;
  }

  /** @return how many rows were removed; none once it is done */
  @Scheduled(initialDelayString = "${planworkflow.former-grants-removal:PT1H}", fixedDelayString = "PT24H")
  int remove() {
    String table = management.getTableName(AuthorizationEntity.class);
    int removed = 0;
    for (int chunk = CHUNK; chunk == CHUNK; removed += chunk) {
      chunk = jdbc.sql("delete from " + table + " where ID_ in (select ID_ from " + table + " where RESOURCE_TYPE_ = ? and RESOURCE_ID_ <> ? fetch first " + CHUNK
          + " rows only)").params(Resources.TASK.resourceType(), Authorization.ANY).update();
    }
    if (removed > 0) LOG.info("{} rights to single tasks of an earlier version removed", removed);
    return removed;
  }
}
