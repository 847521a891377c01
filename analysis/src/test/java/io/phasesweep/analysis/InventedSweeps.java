package io.phasesweep.analysis;

import io.phasesweep.analysis.TestStore.Invented;
import io.phasesweep.core.random.Stream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sweeps with a known truth. */
final class InventedSweeps {
  private static final double[] NUDGES = {0.02, 0.1, 0.5};
  private static final double[] JITTERS = {0, 0.5, 1};

  private InventedSweeps() {}

  /** The shape of the shipped quickstart: five rules, 23 cells. */
  static TestStore quickstart(Path folder, int seeds) {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= seeds; seed++) {
      for (double jitter : JITTERS) {
        for (double nudge : NUDGES) {
          store.stored(trial("equilibrium-propagation", nudge, jitter, seed, 0.055, 0.5));
          store.stored(trial("coupled-learning", nudge, jitter, seed, 0.062, 1.6));
        }
        store.stored(trial("contrastive-hebbian", Double.NaN, jitter, seed, 0.076, 0.8));
      }
      store.stored(trial("backpropagation", Double.NaN, Double.NaN, seed, 0.047, 0));
      store.stored(trial("readout-only", Double.NaN, Double.NaN, seed, 0.115, 0));
    }
    return store;
  }

  /**
   * A trial whose error grows with jitter and with 1 / nudge; above .45 it never learns, above .4
   * it collapses.
   *
   * @param nudge NaN: the rule has none; {@code jitter} alike
   * @param fragility how fast it grows
   */
  static Invented trial(
      String rule, double nudge, double jitter, long seed, double error, double fragility) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("architecture", List.of(64, 64, 10));
    settings.put("batch-size", 20);
    settings.put("data", "digits");
    settings.put("epochs", 5);
    double stress = 0;
    if (!Double.isNaN(nudge)) {
      settings.put("nudging-strength", nudge);
      stress += 0.01 / nudge;
    }
    if (!Double.isNaN(jitter)) {
      settings.put("phase-jitter", jitter);
      stress += jitter * jitter;
    }
    Stream stream = new Stream(seed, "invented/" + rule + nudge + jitter);
    Stream shared = new Stream(seed, "invented/seed");
    double ended =
        error
            + 0.12 * fragility * stress * Math.exp(0.4 * stream.normal(0, 0))
            + 0.003 * stream.normal(0, 1)
            + 0.003 * shared.normal(0, 0);
    String outcome = ended > 0.45 ? "never-learned" : ended > 0.4 ? "collapsed" : "trained";
    Invented trial = Invented.of(rule, settings, seed, outcome, Math.min(0.9, ended));
    return outcome.equals("collapsed")
        ? trial.with("trained_epoch", 1.0).with("outcome_epoch", 4.0)
        : outcome.equals("trained") ? trial.with("trained_epoch", 1.0) : trial;
  }
}
