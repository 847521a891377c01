package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.analysis.Replication;
import io.phasesweep.analysis.Replication.Verdict;
import io.phasesweep.analysis.Replications;
import io.phasesweep.sweeps.plan.SweepPlan;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacksTest {
  private static final Path FOLDER = Path.of("packs");

  @TempDir private Path home;

  static Stream<String> names() {
    return ShippedPacks.names().stream();
  }

  @Test
  void theFolderHoldsTheShippedOnes() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ShippedPacks.names());
    }
  }

  /** A member of every line is planned: a line of a cell that is not would stop the grading. */
  @ParameterizedTest
  @MethodSource("names")
  void everyLineSpeaksOfCellsOfItsSweep(String pack) throws Exception {
    String text = Files.readString(FOLDER.resolve(pack).resolve("spec.yaml"));
    assumeThat(text.contains("set: mnist") && System.getenv("PHASESWEEP_DATA") == null)
        .as("needs MNIST")
        .isFalse();
    // The cells are the same with less to compute.
    String brief =
        text.replaceFirst("(?m)^budget:.*", "budget: { epochs: 1 }")
            .replaceFirst("data: \\{ set: (\\w+)(, train: \\d+)?", "data: { set: $1, train: 100");
    Path spec = Files.writeString(home.resolve("spec.yaml"), brief);
    Path store = home.resolve("results");
    Typed typed =
        Typed.at(home, "run", spec.toString(), "--limit", "1", "--store", store.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    SweepPlan plan =
        SweepPlan.of(
            new SweepSpecReader().read("spec", brief.getBytes(StandardCharsets.UTF_8), home));
    List<Replication> graded =
        Replications.read(
            store.toString(),
            plan.spec().name(),
            plan.summary().digest(),
            Map.of("spark.master", "local[1]"),
            ShippedPacks.expected(pack));
    assertThat(graded).isNotEmpty().allMatch(r -> r.verdict() != Verdict.REPLICATED);
    assertThat(graded).anyMatch(r -> r.verdict() == Verdict.INCONCLUSIVE && !r.why().isEmpty());
  }

  @Test
  void persistentStatesAreWorseThanStatesFromZero() {
    Path store = home.resolve("results");
    Path report = home.resolve("report");
    Typed typed =
        Typed.at(
            home,
            "replicate",
            "persistent-states",
            "--store",
            store.toString(),
            "--out",
            report.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    // Ten seeds tell the difference from 4 points; of the mean they may leave open.
    assertThat(typed.out())
        .contains("  replicated      more than 4 points above states from zero: ")
        .doesNotContain("not replicated");
    assertThat(report.resolve("index.html"))
        .content()
        .contains("Replication pack persistent-states", "more than 4 points above states");
    assertThat(report.resolve("tables/replication.csv")).content().contains("ordering,mean,error");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"digits-rules", "nudging-noise"})
  void packOnDigits(String pack) {
    Typed typed =
        Typed.at(
            home,
            "replicate",
            pack,
            "--store",
            home.resolve("results").toString(),
            "--out",
            home.resolve("report").toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).doesNotContain("not replicated", "inconclusive");
  }

  @Test
  void listsPacksAndRefusesOthers() {
    Typed list = Typed.at(home, "replicate");
    assertThat(list.out()).contains("persistent-states  Does contrastive Hebbian learning");
    Typed none = Typed.at(home, "replicate", "no-pack");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).startsWith("no-pack: no such pack; digits-rules, ");
  }
}
