package io.phasesweep.analysis;

import java.util.List;
import java.util.Map;

/**
 * A point of a sweep with its seeds.
 *
 * @param id the cell's name, 64 hex digits
 * @param rule the rule's name
 * @param settings every setting of its trials as text, sorted by name
 * @param seeds its planned trials, in order of replicate
 */
record Cell(String id, String rule, Map<String, String> settings, List<SeedRow> seeds) {

  /**
   * A planned trial.
   *
   * @param trialId its name
   * @param seed its seed
   * @param outcome word of the outcome, {@code missing} without a row
   * @param error final error, a share, chance if diverged; NaN if the trial did not come to an end
   *     of its own
   * @param resultDigest digest of its results; empty without a row
   */
  record SeedRow(String trialId, long seed, String outcome, double error, String resultDigest) {
    boolean trained() {
      return outcome.equals("trained");
    }

    /** Whether it counts under P(trained): all but missing, pruned and timed-out trials. */
    boolean counted() {
      return Outcomes.FINAL.contains(outcome) || outcome.equals("failed");
    }
  }

  int planned() {
    return seeds.size();
  }

  /** Trials that came to an end of their own. */
  int finished() {
    return (int) seeds.stream().filter(s -> Outcomes.FINAL.contains(s.outcome())).count();
  }

  /** The denominator of P(trained): finished and failed trials. */
  int counted() {
    return (int) seeds.stream().filter(SeedRow::counted).count();
  }

  int trained() {
    return (int) seeds.stream().filter(SeedRow::trained).count();
  }

  /** Errors of all trials that have one. */
  List<Double> errors() {
    return seeds.stream().map(SeedRow::error).filter(e -> !e.isNaN()).toList();
  }

  /** Errors of the trained trials. */
  List<Double> trainedErrors() {
    return seeds.stream()
        .filter(SeedRow::trained)
        .map(SeedRow::error)
        .filter(e -> !e.isNaN())
        .toList();
  }

  double meanError() {
    return Means.mean(errors());
  }

  /** Mean error of all trials with a t interval over seeds, cut to [0, 1]. */
  Interval errorInterval() {
    return Means.interval(errors()).within(0, 1);
  }

  /** P(trained) with its Jeffreys interval. */
  Interval trainedRate() {
    return Rates.jeffreys(trained(), counted());
  }
}
