package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore;
import io.phasesweep.sweeps.plan.SweepPlan;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that another process is writing: readers see whole trials, and say how many. */
class LiveReadingTest {
  private static final String SPEC =
      """
      schema-version: 1
      name: live
      question: Can a running sweep be read?
      data: { set: digits }
      fixed: { rule: equilibrium-propagation, architecture: [64, 64, 10], batch-size: 20 }
      axes: { nudging-strength: { log: [0.05, 1], points: 6 } }
      replicates: 3
      budget: { epochs: 5 }
      """;

  @TempDir private Path home;

  @Test
  void reportsOfARunningSweepShowItsCoverageAndNoTornTrial() throws Exception {
    Path spec = Files.writeString(home.resolve("live.yaml"), SPEC);
    Path store = home.resolve("results");
    int planned = (int) SweepPlan.of(new SweepSpecReader().read(spec)).summary().trials();
    Process run = start(spec, store);
    int partial = 0;
    try {
      while (run.isAlive()) {
        int whole = wholeTrials(store);
        if (whole > 0 && whole < planned) {
          partial += reportShowsCoverage(spec, store) ? 1 : 0;
        }
        boolean ended = run.waitFor(200, TimeUnit.MILLISECONDS);
        assertThat(ended && run.exitValue() != 0).as(log()).isFalse();
      }
    } finally {
      run.destroy();
    }
    assertThat(run.exitValue()).as(log()).isZero();
    assertThat(wholeTrials(store)).isEqualTo(planned);
    assertThat(partial).as("reports of a part of the sweep").isPositive();
    assertThat(reportShowsCoverage(spec, store)).as("a finished sweep").isFalse();
  }

  private String log() {
    try {
      return Files.readString(home.resolve("run.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Process start(Path spec, Path store) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens") || a.startsWith("-Xmx") || a.startsWith("-XX"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("run", spec.toString(), "--store", store.toString()));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("run.log").toFile())
        .start();
  }

  /** Stored trials, each of which must have its result and the measurements of all six points. */
  private static int wholeTrials(Path store) {
    if (!Files.exists(store.resolve("CURRENT"))) {
      return 0;
    }
    ResultStore open = ResultStore.open(store.toString());
    Set<String> trials = new HashSet<>();
    open.forEachRow(
        ResultStore.Table.TRIALS,
        row -> {
          assertThat(row.find("result_digest")).isNotNull();
          assertThat(trials.add(row.text("trial_id"))).as("one row a trial").isTrue();
        });
    Map<String, Integer> points = new HashMap<>();
    open.forEachRow(
        ResultStore.Table.MEASUREMENTS,
        row -> {
          if (row.text("metric").equals("test_error")) {
            points.merge(row.text("trial_id"), 1, Integer::sum);
          }
        });
    trials.forEach(id -> assertThat(points.get(id)).as("points of %s", id).isEqualTo(6));
    return trials.size();
  }

  private boolean reportShowsCoverage(Path spec, Path store) throws IOException {
    Path out = home.resolve("report");
    Typed typed =
        Typed.at(
            home, "report", spec.toString(), "--store", store.toString(), "--out", out.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    String page = Files.readString(out.resolve("index.html"));
    boolean badge = page.contains("<span class=\"mock\">coverage ");
    assertThat(page.contains("numbers will change")).isEqualTo(badge);
    assertThat(typed.out().contains("So far: ") || typed.out().contains("Not decided yet"))
        .as(typed.out())
        .isEqualTo(badge);
    return badge;
  }
}
