package vn.congdoan.planworkflow.security;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses every change of a recorded row; the H2 counterpart of the PostgreSQL function {@code refuse_change}. */
public class AppendOnly implements Trigger {

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    throw new SQLException("rows of this table are only ever appended");
  }
}
