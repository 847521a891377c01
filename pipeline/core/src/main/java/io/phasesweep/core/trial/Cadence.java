package io.phasesweep.core.trial;

import java.io.Serializable;
import java.util.List;

/**
 * When a trial is measured, and on what. All but {@code metrics} enters the trial's name.
 *
 * @param every what separates two measurements
 * @param amount presentations between two measurements, or the number of points over the budget; 1
 *     for epochs
 * @param primary metric of the score; empty = the rule's own
 * @param probeExamples first examples of the evaluation part on which alignment is measured
 * @param testExamples cap on the evaluation part at every point; 0 = all
 * @param metrics expensive metrics asked for at every point, sorted
 */
public record Cadence(
    Every every,
    long amount,
    String primary,
    int probeExamples,
    int testExamples,
    List<String> metrics)
    implements Serializable {
  public Cadence {
    metrics = List.copyOf(metrics);
  }

  /** What separates two measurements. */
  public enum Every {
    EPOCH,
    PRESENTATIONS,
    /** So many points, evenly over the budget. */
    POINTS
  }

  /** Each epoch, alignment on 100 examples, the whole evaluation part. */
  public static Cadence eachEpoch() {
    return new Cadence(Every.EPOCH, 1, "", 100, 0, List.of());
  }
}
