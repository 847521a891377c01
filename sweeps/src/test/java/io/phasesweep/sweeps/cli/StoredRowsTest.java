package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read rows a run left, here of two cells with two seeds. */
class StoredRowsTest {
  @TempDir private static Path home;
  private static String store = "";
  private static final List<StoredRow> ROWS = new ArrayList<>();

  @BeforeAll
  static void run() throws IOException {
    store = SmokeStore.in(home, "tiny", SmokeStore.SPEC).toString();
    ResultStore.open(store).forEachRow(ResultStore.Table.TRIALS, ROWS::add);
    assertThat(ROWS).hasSize(4);
  }

  private static String id(double rate, long seed) {
    return ROWS.stream()
        .filter(r -> r.find("learning_rate") instanceof Double d && d == rate)
        .filter(r -> r.find("seed") instanceof Long s && s == seed)
        .findFirst()
        .orElseThrow()
        .text("trial_id");
  }

  @Test
  void whyDifferentNamesTheSettingAndTheEpoch() {
    String a = id(0.001, 1);
    String b = id(0.01, 1);
    Typed typed =
        Typed.at(home, "why-different", a.substring(0, 12), b.substring(0, 12), "--store", store);
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("A  " + a.substring(0, 8) + " (backpropagation, seed 1, ")
        .contains("first difference  setting learning-rate A 0.001, B 0.01")
        .containsPattern("curves part +\\w+( of layer 1)? at epoch [01]: A ")
        .doesNotContain("also");
  }

  @Test
  void whyDifferentPutsTheSettingBeforeTheSeed() {
    String out = Typed.at(home, "why-different", id(0.001, 1), id(0.01, 2), "--store", store).out();
    assertThat(out.indexOf("setting learning-rate")).isPositive();
    assertThat(out).contains("also              seed A 1, B 2");
  }

  @Test
  void aRowDoesNotDifferFromItself() {
    String a = id(0.001, 1);
    Typed typed = Typed.at(home, "why-different", a, a, "--store", store, "--other-store", store);
    assertThat(typed.out()).contains("none", "the result digests are equal");
  }

  @Test
  void whyDifferentIsOneDocumentOnRequest() {
    assertThat(
            Typed.at(home, "why-different", id(0.001, 1), id(0.01, 1), "--store", store, "--json")
                .out()
                .strip())
        .startsWith("{")
        .contains("\"kind\":\"setting\"", "\"results_equal\":false", "\"curves_part\":{")
        .endsWith("}");
  }

  @Test
  void namesThatAreNoneOrSeveralAreRefused() {
    Typed none = Typed.at(home, "why-different", "0000000000", id(0.01, 1), "--store", store);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).startsWith("0000000000: no trial of that name in ");
    Typed wrong = Typed.at(home, "why-different", "xyz", id(0.01, 1), "--store", store);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("'xyz' is no name of a trial; ");
    assertThat(ResultStore.open(store).find(id(0.01, 1)).trialId()).isEqualTo(id(0.01, 1));
  }

  @Test
  void duckDbHoldsEveryCellOfBothTables() throws SQLException {
    Path file = home.resolve("rows.duckdb");
    Typed typed =
        Typed.at(home, "export", "--to", "duckdb", "--out", file.toString(), "--store", store);
    assertThat(typed.code()).as(typed.err()).isZero();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = duck.createStatement()) {
      int[] read = {0};
      for (StoredRow row : ROWS) {
        try (ResultSet found =
            statement.executeQuery(
                "SELECT * FROM trials WHERE trial_id = '" + row.text("trial_id") + "'")) {
          assertThat(found.next()).isTrue();
          for (int i = 0; i < row.columns().size(); i++) {
            Object stored = row.cells().get(i);
            Object cell = found.getObject(row.columns().get(i).name());
            assertThat(plain(cell)).as(row.columns().get(i).name()).isEqualTo(stored);
            read[0]++;
          }
        }
      }
      assertThat(read[0]).isGreaterThan(400);
      long[] measured = {0};
      ResultStore.open(store).forEachRow(ResultStore.Table.MEASUREMENTS, row -> measured[0]++);
      try (ResultSet count = statement.executeQuery("SELECT count(*) FROM measurements")) {
        count.next();
        assertThat(count.getLong(1)).isEqualTo(measured[0]).isPositive();
      }
    }
    Typed again =
        Typed.at(home, "export", "--to", "duckdb", "--out", file.toString(), "--store", store);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("FileAlreadyExists");
  }

  private static @Nullable Object plain(@Nullable Object cell) throws SQLException {
    if (cell instanceof Array list) {
      List<Object> items = new ArrayList<>();
      for (Object item : (Object[]) list.getArray()) {
        items.add(item);
      }
      return items;
    }
    if (cell instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return cell instanceof Timestamp time ? time.toInstant() : cell;
  }

  @Test
  void duckDbNeedsAFileAndTakesBothTables() {
    Typed nowhere = Typed.at(home, "export", "--to", "duckdb", "--store", store);
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).startsWith("--to duckdb: a file is needed");
    Typed one =
        Typed.at(
            home, "export", "--to", "duckdb", "--table", "trials", "--out", "x", "--store", store);
    assertThat(one.code()).isEqualTo(2);
    assertThat(Files.exists(home.resolve("x"))).isFalse();
  }
}
