package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.analysis.TestStore.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Every SQL file gives the same rows in Spark and in DuckDB, orphans and doubles planted. */
class SqlTest {
  private static final List<String> QUERIES =
      List.of(
          "cells.sql",
          "seeds.sql",
          "reasons.sql",
          "subjects.sql",
          "provenance.sql",
          "extensions.sql",
          "learning-curves.sql",
          "collapse.sql",
          "collapse-excluded.sql",
          "dose-response.sql",
          "points.sql",
          "facts.sql",
          "progress.sql",
          "alignment.sql",
          "depth.sql",
          "pack-columns.sql",
          "pack-metrics.sql",
          "assays.sql",
          "synapse.sql",
          "synapse-curves.sql",
          "ledger.sql");

  private static final List<String> VIEWS =
      List.of("trials.sql", "measurements.sql", "sweep-trials.sql");

  @TempDir Path folder;

  @Test
  void sparkAndDuckDbAgree() throws IOException, SQLException {
    TestStore store = InventedSweeps.quickstart(folder, 3);
    Invented lost = InventedSweeps.trial("coupled-learning", 0.7, 0, 1, 0.05, 1);
    store.orphan(lost);
    store.planned(lost);
    Invented diverged = InventedSweeps.trial("coupled-learning", 0.9, 0, 1, 0.05, 1);
    store.stored(
        diverged
            .with("outcome", "diverged")
            .with("why", "state: NaN")
            .with("extensions", List.of("phase-jitter", "state-noise")));
    Invented twice = InventedSweeps.trial("coupled-learning", 0.02, 1, 1, 0.3, 1);
    store.row(twice.with("trial_batch", "ffff").with("outcome", "pruned"));
    store.row(
        InventedSweeps.trial("readout-only", Double.NaN, Double.NaN, 1, 0.1, 0)
            .with("trial_batch", "0000")
            .with("outcome", "failed"));
    Map<String, Object> response = Map.of("fast-time", 1.0);
    store.stored(Invented.assay("synapse-range", response, 1, Map.of("amplitude_min", 9.5)));
    store.planned(Invented.assay("synapse-jitter", Map.of(), 1, Map.of()));
    store.stored(dissipating());
    store.write();

    try (SweepResults spark =
            SweepResults.open(folder.toString(), TestStore.spark())
                .sweep(TestStore.SWEEP, TestStore.DIGEST);
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      List<String> chosen = spark.rows("cells.sql").stream().map(r -> r.getString(0)).toList();
      spark.choose(chosen);
      open(statement, chosen);
      try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM measurements")) {
        counted.next();
        assertThat(counted.getLong(1)).as("orphans are hidden").isEqualTo(18 * (3 * 23 + 2) + 13);
      }
      for (String query : QUERIES) {
        List<List<@Nullable Object>> expected =
            spark.rows(query).stream().map(SqlTest::cells).toList();
        assertThat(expected).as(query).isNotEmpty();
        same(query, rows(statement, query), expected);
      }
    }
  }

  /** Every SQL file is a view or is asked above. */
  @Test
  void everyFileIsAsked() throws IOException {
    Path files = Path.of("src/main/resources/sql");
    try (Stream<Path> all = Files.list(files)) {
      assertThat(all.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(QUERIES.stream(), VIEWS.stream()).toList());
    }
  }

  private static Invented dissipating() {
    return Invented.of("nonequilibrium-memory", Map.of("dissipation", 3.0), 1, "trained", 0.1)
        .with("updates", 1000L)
        .with("gamma", .03)
        .with("affinity", 7.01)
        .with("entropy_rate", 3.0)
        .with("entropy_per_update", 150.0)
        .with("entropy_total", 1.5e9)
        .with("joules_300k", 6.2e-12)
        .with("kernel_area", .06)
        .with("kernel_contrastive", true);
  }

  private void open(Statement duck, List<String> chosen) throws SQLException {
    String live = folder.resolve("gen-0001").toString();
    String parts = "CREATE VIEW %s AS SELECT * FROM read_parquet('%s', union_by_name = true)";
    duck.execute(parts.formatted("trial_parts", live + "/trials/part-*.parquet"));
    duck.execute(parts.formatted("measurement_parts", live + "/measurements/part-*.parquet"));
    String sweep = "/sweeps/" + TestStore.SWEEP + "/" + TestStore.DIGEST + "/members.parquet";
    duck.execute(parts.formatted("members", folder + sweep));
    duck.execute("CREATE TABLE chosen_cells (cell_id VARCHAR)");
    for (String id : chosen) {
      duck.execute("INSERT INTO chosen_cells VALUES ('" + id + "')");
    }
    for (String view : VIEWS) {
      duck.execute(SweepResults.text(view));
    }
  }

  private static List<List<@Nullable Object>> rows(Statement duck, String query)
      throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (ResultSet found = duck.executeQuery(SweepResults.text(query))) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(plain(found.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<@Nullable Object> cells(Row row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(plain(row.get(i)));
    }
    return cells;
  }

  /** Whole numbers as longs, lists as lists. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    if (value instanceof Array array) {
      try {
        return Arrays.asList((Object[]) array.getArray());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    if (value instanceof scala.collection.Iterable<?> list) {
      Collection<?> items = CollectionConverters.asJavaCollection(list);
      return List.copyOf(items);
    }
    return value;
  }

  private static void same(
      String query, List<List<@Nullable Object>> actual, List<List<@Nullable Object>> expected) {
    assertThat(actual).as(query).hasSameSizeAs(expected);
    for (int r = 0; r < expected.size(); r++) {
      for (int c = 0; c < expected.get(r).size(); c++) {
        Object want = expected.get(r).get(c);
        Object got = actual.get(r).get(c);
        String place = query + " row " + r + " column " + c;
        if (want instanceof Double number) {
          assertThat((Double) got).as(place).isEqualTo(number, within(1e-12));
        } else {
          assertThat(got).as(place).isEqualTo(want);
        }
      }
    }
  }
}
