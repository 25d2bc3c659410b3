package vn.congdoan.planworkflow.move;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** One table from one database to the other, column by column of the same name, as the type that the column has in PostgreSQL. */
class TableCopy {

  private static final int ROWS_PER_BATCH = 500;
  /** Files are rows of half a megabyte; a batch never holds more than a few. */
  private static final long BYTES_PER_BATCH = 4_000_000;
  private static final int FETCH = 100;

  private final String table;

  TableCopy(String table) {
    this.table = table;
  }

  /** Copies all rows; what was sent. */
  TableContent copy(Connection from, Connection to) throws SQLException {
    Map<String, Integer> types = types(to);
    List<String> columns = new ArrayList<>(types(from).keySet());
    for (String column : columns) {
      if (!types.containsKey(column)) throw new MoveRefused("column " + column + " of " + table + " is not known to this version.");
    }
    StringJoiner places = new StringJoiner(", ");
    columns.forEach(column -> places.add("?"));
    String insert = "insert into " + table + " (" + quoted(columns, to) + ") overriding system value values (" + places + ")";
    TableContent content = TableContent.NONE;
    try (Statement select = from.createStatement(); ResultSet rows = select.executeQuery(select(columns, from));
        PreparedStatement put = to.prepareStatement(insert)) {
      int waiting = 0;
      long bytes = 0;
      while (rows.next()) {
        RowHash hash = new RowHash();
        for (int i = 0; i < columns.size(); i++) {
          int type = types.get(columns.get(i));
          Object value = value(rows, i + 1, type);
          hash.add(columns.get(i), value);
          if (value == null) put.setNull(i + 1, type);
          else put.setObject(i + 1, value);
          bytes += value instanceof byte[] binary ? binary.length : value instanceof String text ? text.length() : 8;
        }
        put.addBatch();
        content = content.with(hash.value());
        if (++waiting == ROWS_PER_BATCH || bytes > BYTES_PER_BATCH) {
          put.executeBatch();
          waiting = 0;
          bytes = 0;
        }
      }
      if (waiting > 0) put.executeBatch();
    }
    return content;
  }

  /** What stands in PostgreSQL; columns that the file does not have are empty and count for nothing. */
  TableContent content(Connection to) throws SQLException {
    Map<String, Integer> types = types(to);
    List<String> columns = new ArrayList<>(types.keySet());
    TableContent content = TableContent.NONE;
    try (Statement select = to.createStatement()) {
      select.setFetchSize(FETCH);
      try (ResultSet rows = select.executeQuery(select(columns, to))) {
        while (rows.next()) {
          RowHash hash = new RowHash();
          for (int i = 0; i < columns.size(); i++) hash.add(columns.get(i), value(rows, i + 1, types.get(columns.get(i))));
          content = content.with(hash.value());
        }
      }
    }
    return content;
  }

  private String select(List<String> columns, Connection connection) throws SQLException {
    return "select " + quoted(columns, connection) + " from " + table;
  }

  /** Some names are words of the language in one of the databases; H2 keeps them in upper case. */
  private static String quoted(List<String> columns, Connection connection) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    return columns.stream().map(column -> '"' + (upper ? column.toUpperCase(Locale.ROOT) : column) + '"').collect(Collectors.joining(", "));
  }

  private Map<String, Integer> types(Connection connection) throws SQLException {
    Map<String, Integer> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement(); ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
      for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
        String typeName = none.getMetaData().getColumnTypeName(i);
        int type = typeName.equals("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : none.getMetaData().getColumnType(i);
        types.put(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), type);
      }
    }
    return types;
  }

  private Object value(ResultSet row, int column, int type) throws SQLException {
    Object value = switch (type) {
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> row.getString(column);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
      case Types.BIT, Types.BOOLEAN -> row.getBoolean(column);
      case Types.SMALLINT, Types.INTEGER -> row.getInt(column);
      case Types.BIGINT -> row.getLong(column);
      case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(column);
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> row.getDouble(column);
      case Types.DATE -> row.getObject(column, LocalDate.class);
      case Types.TIMESTAMP -> row.getObject(column, LocalDateTime.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(column, OffsetDateTime.class);
      default -> throw new MoveRefused("a column of " + table + " has a type that can't be moved (" + type + ").");
    };
    return row.wasNull() ? null : value;
  }

  /** The same number for the same values, whichever database and whichever order of columns they come in. */
  private static final class RowHash {

    private long sum;

    void add(String column, Object value) {
      if (value == null) return;
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(column.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(value instanceof byte[] binary ? binary : text(value).getBytes(StandardCharsets.UTF_8));
        sum += ByteBuffer.wrap(digest.digest()).getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Mixed once more, so that values which changed places between rows are noticed. */
    long value() {
      long mixed = sum * 0x9e3779b97f4a7c15L;
      return (mixed ^ mixed >>> 32) * 0xbf58476d1ce4e5b9L ^ mixed >>> 29;
    }

    private static String text(Object value) {
      if (value instanceof BigDecimal number) return number.stripTrailingZeros().toPlainString();
      if (value instanceof OffsetDateTime moment) return moment.toInstant().toString();
      return value.toString();
    }
  }
}
