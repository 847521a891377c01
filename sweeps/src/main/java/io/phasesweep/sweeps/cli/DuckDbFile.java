package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.Column;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredRow;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A new DuckDB file with the tables of a store, written a block of rows at a time through JDBC, so
 * that any store can be read and no more than a block is in memory. The driver is no part of
 * phasesweep.jar: 80 MB of native code for one command.
 */
final class DuckDbFile {
  private static final int BLOCK = 1_000;

  private DuckDbFile() {}

  /**
   * Writes both tables of {@code store}.
   *
   * @throws UsageProblem if no DuckDB driver is on the class path
   * @throws FileAlreadyExistsException if the file exists
   * @throws IOException if it cannot be written; then there is no file
   */
  static void write(ResultStore store, Path file) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try (Connection duck = connect(file)) {
      duck.setAutoCommit(false);
      for (ResultStore.Table table : ResultStore.Table.values()) {
        fill(duck, store, table);
      }
      duck.commit();
    } catch (SQLException e) {
      Files.deleteIfExists(file);
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    try {
      Class.forName("org.duckdb.DuckDBDriver");
    } catch (ClassNotFoundException absent) {
      throw new UsageProblem(
          "--to duckdb: no DuckDB beside this program; bin/phasesweep of the distribution brings"
              + " it, or write --to csv");
    }
    return DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath());
  }

  private static void fill(Connection duck, ResultStore store, ResultStore.Table table)
      throws SQLException {
    List<Column> columns = table.columns();
    try (Statement create = duck.createStatement()) {
      create.execute(
          columns.stream()
              .map(c -> c.name() + " " + type(c.type()))
              .collect(Collectors.joining(", ", "CREATE TABLE " + name(table) + " (", ")")));
    }
    String places = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        duck.prepareStatement("INSERT INTO " + name(table) + " VALUES (" + places + ")")) {
      Block block = new Block(duck, insert);
      try {
        store.forEachRow(table, block::add);
      } catch (Unwritten e) {
        throw e.reason;
      }
      block.flush();
    }
  }

  private static String name(ResultStore.Table table) {
    return table.name().toLowerCase(Locale.ROOT);
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case STRINGS -> "VARCHAR[]";
    };
  }

  /** Rows on their way into a table. */
  private static final class Block {
    private final Connection duck;
    private final PreparedStatement insert;
    private int waiting;

    Block(Connection duck, PreparedStatement insert) {
      this.duck = duck;
      this.insert = insert;
    }

    /** Adds a row. Modified: this. */
    void add(StoredRow row) {
      try {
        List<@Nullable Object> cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
          insert.setObject(i + 1, value(cells.get(i)));
        }
        insert.addBatch();
        waiting++;
        if (waiting == BLOCK) {
          flush();
        }
      } catch (SQLException e) {
        throw new Unwritten(e);
      }
    }

    void flush() throws SQLException {
      if (waiting > 0) {
        insert.executeBatch();
        waiting = 0;
      }
    }

    private @Nullable Object value(@Nullable Object cell) throws SQLException {
      if (cell instanceof Instant time) {
        return time.atOffset(ZoneOffset.UTC);
      }
      return cell instanceof List<?> list ? duck.createArrayOf("VARCHAR", list.toArray()) : cell;
    }
  }

  /** Carries what JDBC said out of the visitor of the rows. */
  private static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException reason;

    Unwritten(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
