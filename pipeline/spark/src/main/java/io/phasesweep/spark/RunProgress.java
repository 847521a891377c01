package io.phasesweep.spark;

import java.util.Map;

/**
 * Where a run stands; for display.
 *
 * @param planned trials of the sweep
 * @param stored trials stored before this run
 * @param computed trials that this run finished
 * @param outcomes of those, by how they ended, such as "trained"
 * @param predictedDone predicted seconds of the finished trials
 * @param predictedTotal predicted seconds of all trials of this run
 * @param elapsedSeconds since the first wave began
 */
public record RunProgress(
    long planned,
    long stored,
    long computed,
    Map<String, Long> outcomes,
    double predictedDone,
    double predictedTotal,
    double elapsedSeconds) {
  public RunProgress {
    outcomes = Map.copyOf(outcomes);
  }

  /** Seconds to go: predicted cost left over the observed rate; infinite before the first trial. */
  public double secondsLeft() {
    return predictedDone > 0
        ? (predictedTotal - predictedDone) * elapsedSeconds / predictedDone
        : Double.POSITIVE_INFINITY;
  }
}
