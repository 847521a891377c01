package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.analysis.TestStore.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of sweeps of assays and of rules whose memory dissipates, from invented rows. */
class SynapseReportTest {
  @TempDir Path folder;

  private String report(String out) throws IOException {
    Path index =
        Report.write(
                folder.toString(),
                TestStore.SWEEP,
                TestStore.DIGEST,
                Path.of("target/report").resolve(out),
                new ReportContext(
                    "Planted?",
                    "planted.yaml",
                    Map.of(),
                    OptionalDouble.empty(),
                    Instant.parse("2026-11-24T12:00:00Z"),
                    TestStore.spark()))
            .index();
    String page = Files.readString(index);
    return page.substring(0, page.indexOf("<script"));
  }

  private static List<String> table(String out, String name) throws IOException {
    return Files.readAllLines(Path.of("target/report", out, "tables", name + ".csv"));
  }

  private static Invented range(double fast, double slow, double least) {
    return Invented.assay(
        "synapse-range",
        Map.of("fast-time", fast, "slow-time", slow, "amplitude-max", 100.0),
        1,
        Map.of("amplitude_min", least, "learning_range", 100 / least));
  }

  @Test
  void anAssayIsDrawnInTheAxesOfThePublishedFigure() throws IOException {
    TestStore store = new TestStore(folder);
    store.stored(range(1, 9, 100 / 9.0)).stored(range(2, 8, 25)).stored(range(1, 50, 4));
    store.planned(range(3, 8, 1));
    store.write();
    String page = report("synapse");
    assertThat(page)
        .contains("id=\"synapse\"", "ln(A_max/A_min)", "median distance from A_max/A_min")
        .contains("3 of 4 trials finished", "coverage 75")
        .doesNotContain("Portrait", "trained at", "of all trials train", "Evaluated on");
    assertThat(table("synapse", "synapse-range"))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).startsWith("2.19722,2.19722,1.30103,\"fast-time 1"));
    assertThat(table("synapse", "synapse-range-curves")).hasSize(1 + 3 * 6);
  }

  @Test
  void offsetsAreDrawnOverDissipation() throws IOException {
    TestStore store = new TestStore(folder);
    for (double sigma : new double[] {1, 2, 4}) {
      store.stored(
          Invented.assay(
                  "synapse-dissipation-offset",
                  Map.of("dissipation", sigma, "ladder-step", 200.0),
                  1,
                  Map.of("offset", -10 * Math.exp(-sigma), "entropy_rate_unbound", .9 * sigma))
              .with("entropy_rate", sigma)
              .with("entropy_per_update", 90 * sigma)
              .with("kernel_area", .5 / sigma)
              .with("area_halving_cost", .69));
    }
    store.write();
    String page = report("offset");
    assertThat(page)
        .contains("ln(|offset|/10) is \u22121.000 at", "\u22124.000 at 3.600")
        .contains("id=\"ledger\"", "Only the simulated synapse dissipates");
    assertThat(table("offset", "synapse-dissipation-offset").get(1)).startsWith("0.9,-1,200,");
    assertThat(table("offset", "ledger")).hasSize(4);
  }

  @Test
  void theHalfPointOfARuleIsNamed() throws IOException {
    TestStore store = new TestStore(folder);
    double[][] errors = {{1, .3}, {2, .11}, {3, .09}, {4, .05}};
    store.stored(learned("ideal", .05));
    for (double[] e : errors) {
      store.stored(
          learned(e[0], e[1])
              .with("entropy_rate", e[0])
              .with("entropy_per_update", 50 * e[0])
              .with("joules_300k", 1e-12 * e[0]));
    }
    store.write();
    assertThat(report("half"))
        .contains("doubles its ideal error between \u03c3 = 2.00 and 3.00", "is a step there");
    assertThat(table("half", "ledger").get(2)).contains(",2,100,").contains("0.11");
  }

  private static Invented learned(Object dissipation, double error) {
    return Invented.of(
        "nonequilibrium-memory",
        dissipation.equals("ideal")
            ? Map.of("dissipation", dissipation)
            : Map.of("dissipation", dissipation, "dissipation-coupling", "fixed-threshold"),
        1,
        "trained",
        error);
  }

  @Test
  void aSweepWithoutSuchAMemorySaysSo() throws IOException {
    new TestStore(folder)
        .stored(Invented.of("backpropagation", Map.of(), 1, "trained", .05))
        .write();
    assertThat(report("none")).contains("the ledger is empty").doesNotContain("id=\"synapse\"");
  }
}
