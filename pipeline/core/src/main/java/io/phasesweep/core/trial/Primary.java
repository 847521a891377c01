package io.phasesweep.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * What is scored. The score is the accuracy for an error, else {@code (start - value)/(start -
 * best)}.
 *
 * @param metric name of the metric
 * @param layer its layer, or null for the whole net
 * @param best the best value there is
 * @param chance score of guessing
 * @param threshold score from which a trial counts as trained
 */
public record Primary(
    String metric, @Nullable Integer layer, double best, double chance, double threshold) {

  /** Evaluation error of a classifier: chance 1/classes, threshold halfway to 1. */
  public static Primary error(int classes) {
    double chance = 1.0 / classes;
    return new Primary("error", null, 0, chance, (1 + chance) / 2);
  }
}
