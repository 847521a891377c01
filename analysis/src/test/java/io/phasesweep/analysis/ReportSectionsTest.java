package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.analysis.TestStore.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers that designs, collapses and costs give, from stores whose truth is planted. */
class ReportSectionsTest {
  @TempDir Path folder;

  private static String markup(Path index) throws IOException {
    String page = Files.readString(index);
    return page.substring(0, page.indexOf("<script"));
  }

  private Path report(String out) throws IOException {
    return Report.write(
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
  }

  private List<String> table(String out, String name) throws IOException {
    return Files.readAllLines(Path.of("target/report", out, "tables", name + ".csv"));
  }

  private static Invented at(
      String rule, double jitter, double nudge, long seed, double error, long point) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("phase-jitter", jitter);
    settings.put("nudging-strength", nudge);
    return Invented.of(rule, settings, seed, "trained", error)
        .with("trained_epoch", 1.0)
        .with("point", point);
  }

  /** Error .1 + .2 jitter - .05 nudge at the steps of 12 walks of two axes, four levels each. */
  @Test
  void plantedSlopesComeBackAsElementaryEffects() throws IOException {
    TestStore store = new TestStore(folder);
    Map<String, String> first = new TreeMap<>();
    Map<String, String> repeats = new TreeMap<>();
    for (int walk = 0; walk < 12; walk++) {
      int[] level = {walk % 4, walk / 4};
      for (int step = 0; step <= 2; step++) {
        if (step > 0) {
          int axis = (step + walk) % 2;
          level[axis] += level[axis] < 2 ? 2 : -2;
        }
        double jitter = level[0] / 3.0;
        double nudge = 1 + level[1] / 3.0;
        long point = 3L * walk + step;
        String key = level[0] + "," + level[1];
        Invented trial =
            at("equilibrium-propagation", jitter, nudge, 1, .1 + .2 * jitter - .05 * nudge, point);
        if (first.putIfAbsent(key, trial.cellId()) == null) {
          store.stored(trial);
        } else {
          repeats.put(Long.toString(point), trial.cellId());
        }
      }
    }
    store.designs(
        List.of(
            Map.of(
                "block",
                0,
                "kind",
                "morris",
                "trajectories",
                12,
                "levels",
                4,
                "repeats",
                repeats,
                "rules",
                List.of(
                    Map.of(
                        "rule",
                        "equilibrium-propagation",
                        "first_point",
                        0,
                        "points",
                        36,
                        "axes",
                        List.of(List.of("phase-jitter"), List.of("nudging-strength")))))));
    store.write();
    String page = markup(report("morris"));
    assertThat(repeats).isNotEmpty();
    assertThat(page).contains("Largest mean absolute effect: equilibrium propagation phase jitter");
    List<String> lines = table("morris", "elementary-effects");
    // Over the whole range of an axis jitter adds 20 points, the nudge takes 5, in every walk.
    assertThat(lines)
        .anyMatch(l -> l.startsWith("equilibrium-propagation,error,phase jitter,0.2,0.2,0.2,0.2,"))
        .anyMatch(
            l ->
                l.startsWith(
                    "equilibrium-propagation,error,nudging strength,0.05,0.05,0.05,-0.05"));
    assertThat(lines.stream().filter(l -> l.contains(",error,")))
        .allMatch(l -> l.endsWith(",12,12"));
  }

  @Test
  void stepsFromABasePointArePairedBySeed() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 4; seed++) {
      double own = .01 * seed;
      store.stored(at("coupled-learning", 0, 1, seed, .1 + own, 0));
      store.stored(at("coupled-learning", 1, 1, seed, .25 + own + .001 * seed, 1));
      store.stored(at("coupled-learning", 0, 2, seed, .1 + own, 2));
    }
    store.designs(
        List.of(
            Map.of(
                "block",
                0,
                "kind",
                "one-at-a-time",
                "repeats",
                Map.of(),
                "rules",
                List.of(
                    Map.of(
                        "rule",
                        "coupled-learning",
                        "first_point",
                        0,
                        "points",
                        3,
                        "axes",
                        List.of(List.of("phase-jitter"), List.of("nudging-strength")))))));
    store.write();
    String page = markup(report("steps"));
    assertThat(page).contains("Largest step: coupled learning, phase jitter 0 to 1, +15.25 points");
    assertThat(table("steps", "one-at-a-time"))
        .hasSize(3)
        .anyMatch(l -> l.contains("phase jitter 0 to 1") && l.contains(",0.1525,"))
        .anyMatch(l -> l.contains("nudging strength 1 to 2") && l.endsWith(",not decided"));
  }

  @Test
  void collapsesAreDatedAndEqualWorkIsNotEqualExamples() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 10; seed++) {
      Map<String, Object> none = Map.of("batch-size", 20);
      store.stored(
          Invented.of("backpropagation", none, seed, "trained", .05).with("trained_epoch", 1.0));
      Invented fragile = Invented.of("coupled-learning", none, seed, "trained", .08);
      store.stored(
          seed <= 6
              ? Invented.of("coupled-learning", none, seed, "collapsed", .9)
                  .with("trained_epoch", 1.0)
                  .with("outcome_epoch", (double) (1 + seed % 4))
              : fragile.with("trained_epoch", 1.0));
    }
    store.write();
    String page = markup(report("collapse"));
    assertThat(page).contains("Within 5 epochs, 60.0 % of coupled learning trials collapse");
    assertThat(table("collapse", "collapse-summary"))
        .anyMatch(l -> l.startsWith("coupled-learning,10,10,6,0,0,0,0.6,"))
        .anyMatch(l -> l.startsWith("backpropagation,10,10,0,0,0,0,0,"));
    // Coupled learning costs four times the work: at equal work it has had one of its five epochs.
    assertThat(table("collapse", "approaches-equal-work"))
        .anyMatch(l -> l.startsWith("coupled-learning,,1,"));
    assertThat(table("collapse", "approaches-equal-examples"))
        .anyMatch(l -> l.startsWith("coupled-learning,,5,"));
    assertThat(table("collapse", "pareto"))
        .anyMatch(l -> l.startsWith("backpropagation,,0.05,") && l.contains(",1,"))
        .anyMatch(l -> l.startsWith("coupled-learning") && l.contains(",0,"));
    assertThat(page)
        .contains("Coupled learning reads nothing but what is local to a synapse")
        .contains("Cosine with the gradient at the end: coupled learning 0.900");
  }

  @Test
  void sectionsWithoutDataSayWhy() throws IOException {
    TestStore store = new TestStore(folder);
    List<Long> seeds = new ArrayList<>(List.of(1L, 2L));
    seeds.forEach(
        seed ->
            store.stored(
                Invented.of("backpropagation", Map.of("a", 1), seed, "never-learned", .9)
                    .with("macs", null)));
    store.write();
    assertThat(markup(report("bare")))
        .contains("No trial of this sweep has reached its threshold, so none could collapse.")
        .contains("No rule of this sweep has a swept setting and finished trials")
        .contains("Fewer than two rules of this sweep have a finished trial at rest")
        .contains("Fewer than two cells have counted multiply-adds on all seeds");
  }

  /** Layers gain .1 and .01 times the seed each, over seeds 1 to 3. */
  @Test
  void plantedGainsComeBackByDepth() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 3; seed++) {
      store.stored(at("clapp", 0, 0, seed, .1, 0));
    }
    store.write();
    assertThat(markup(report("depth")))
        .contains("Read-out by depth")
        .contains("Largest gain by training: CLAPP, layer 2, −24.00 points");
    assertThat(table("depth", "depth"))
        .hasSize(4)
        .anyMatch(l -> l.startsWith("clapp,,0,0.64,0.64,0,"))
        .anyMatch(l -> l.startsWith("clapp,,1,0.64,0.52,-0.12,"))
        .anyMatch(l -> l.startsWith("clapp,,2,0.64,0.4,-0.24,"))
        .allMatch(l -> l.startsWith("rule,") || l.endsWith(",3"));
    assertThat(Path.of("target/report/depth/figures/depth.vl.json")).exists();
  }
}
