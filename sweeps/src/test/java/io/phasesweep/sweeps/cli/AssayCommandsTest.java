package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command over a sweep of assays, which read no data and have no rule. */
class AssayCommandsTest {
  private static final String SPEC =
      """
      schema-version: 1
      name: synapses
      question: Over which range does one synapse learn?
      inapplicable: collapse
      axes:
        assay: [synapse-range, ladder]
        slow-time: [9, 20]
        ladder-preset: [published, centred]
      fixed: { amplitude-points: 40, time-step: 0.01 }
      replicates: 1
      """;

  @TempDir private static Path home;
  private static String store = "";
  private static String spec = "";

  @BeforeAll
  static void run() throws IOException {
    store = SmokeStore.in(home, "synapses", SPEC).toString();
    spec = home.resolve("synapses.yaml").toString();
  }

  private static List<StoredRow> rows() throws IOException {
    List<StoredRow> rows = new ArrayList<>();
    ResultStore.open(store).forEachRow(ResultStore.Table.TRIALS, rows::add);
    return rows;
  }

  private static Typed typed(String... words) {
    return Typed.at(home, words);
  }

  @Test
  void rowsHaveNoRuleAndNoData() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(
            row -> {
              assertThat(row.find("rule")).isNull();
              assertThat(row.find("data")).isNull();
              assertThat(row.text("outcome")).isEqualTo("finished");
              assertThat(row.text("assay")).isIn("synapse-range", "ladder");
              assertThat(row.find("entropy_rate") == null)
                  .isEqualTo(row.text("assay").equals("synapse-range"));
            });
  }

  @Test
  void whatIsStoredIsNotComputedAgainAndASweepExtends() throws IOException {
    Typed again = typed("run", spec, "--store", store);
    assertThat(again.out()).contains("Nothing to do: all 6 trials are stored");
    Path longer = home.resolve("longer.yaml");
    Files.writeString(longer, SPEC.replace("[9, 20]", "[9, 20, 30]"));
    Typed extended = typed("run", longer.toString(), "--store", store);
    assertThat(extended.code()).as(extended.err()).isZero();
    assertThat(extended.out()).contains("9 of 9 trials").contains("finished 9");
    assertThat(extended.err()).contains("6 stored, 3 missing");
  }

  @Test
  void statusNamesTheAssays() {
    assertThat(typed("status", spec, "--store", store).out())
        .contains("6 of 6 trials finished (100")
        .containsPattern("synapse-range +2/2")
        .containsPattern("ladder +4/4");
  }

  @Test
  void theReportShowsTheSynapse() throws IOException {
    Path out = home.resolve("report");
    Typed typed = typed("report", spec, "--store", store, "--out", out.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page).contains("id=\"synapse\"", "id=\"ledger\"", "ln(A_max/A_min)");
    assertThat(Files.readAllLines(out.resolve("tables/synapse-range.csv"))).hasSize(3);
    assertThat(Files.readAllLines(out.resolve("tables/ladder.csv"))).hasSize(5);
  }

  @Test
  void anAuditComputesTheSameAgain() {
    Typed typed = typed("audit", spec, "--store", store, "--sample", "100%");
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    assertThat(typed.out()).contains("all 6 result digests are equal");
  }

  @Test
  void whyDifferentNamesTheSetting() throws IOException {
    List<String> ids =
        rows().stream()
            .filter(r -> r.text("assay").equals("synapse-range"))
            .map(r -> r.text("trial_id"))
            .toList();
    Typed typed = typed("why-different", ids.get(0), ids.get(1), "--store", store);
    assertThat(typed.out()).contains("(synapse-range, seed 1, finished)", "setting slow-time");
  }

  @Test
  void rowsAreExported() throws IOException {
    Path file = home.resolve("trials.csv");
    Typed typed =
        typed(
            "export",
            "--to",
            "csv",
            "--table",
            "trials",
            "--out",
            file.toString(),
            "--store",
            store);
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(Files.readAllLines(file)).hasSize(1 + rows().size());
  }

  /** A trial that runs out of time is told of, not tripped over. */
  @Test
  void aTimeOutIsInTheSummary() throws IOException {
    Path file = home.resolve("slow.yaml");
    Files.writeString(
        file,
        SmokeStore.SPEC.replace("name: tiny", "name: slow") + "stop: { max-wall: 0.000001 }\n");
    String other = home.resolve("slow-results").toString();
    Typed typed = typed("run", file.toString(), "--store", other);
    assertThat(typed.err()).doesNotContain("NullPointer");
    assertThat(typed.out()).contains("timed out 4");
  }
}
