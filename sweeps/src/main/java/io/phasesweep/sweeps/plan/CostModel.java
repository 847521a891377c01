package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.sweeps.spec.DataFacts;
import java.util.Map;

/**
 * Predicted seconds of a trial:
 *
 * <pre>
 *   seconds = (multiply-adds of learning and measuring) / rate(rule) + fixed
 * </pre>
 *
 * from the rates shipped with the product. Immutable and thread-safe.
 */
public final class CostModel {
  /** Where the rates come from, as the plan says it. */
  public static final String SOURCE = "the shipped table";

  private static final double FIXED_SECONDS = 0.005;
  private static final double USUAL_RATE = 1.5e9;

  /** Multiply-adds per second of one core, digits 64-64-10, minibatch 20. */
  private static final Map<String, Double> RATES =
      Map.of(
          "equilibrium-propagation", 2.0e9,
          "contrastive-hebbian", 2.0e9,
          "coupled-learning", 2.0e9,
          "backpropagation", 1.5e9,
          "readout-only", 1.5e9);

  /** Machines differ: half and twice the predicted time are within sight. */
  private static final double FASTEST = 0.6;

  private static final double SLOWEST = 1.7;

  private final WorkModel work;

  CostModel(DataFacts data) {
    this.work = new WorkModel(data);
  }

  /** Predicted seconds of {@code trial} on one core. */
  public double seconds(Trial trial) {
    return trial instanceof LearningTrial learning
        ? seconds(learning.rule(), work.of(learning))
        : FIXED_SECONDS;
  }

  /** Predicted seconds of that work of a rule. */
  double seconds(String rule, WorkModel.Work asked) {
    return asked.total() / RATES.getOrDefault(rule, USUAL_RATE) + FIXED_SECONDS;
  }

  WorkModel work() {
    return work;
  }

  /** The lower end of the interval around predicted seconds. */
  public static double low(double seconds) {
    return seconds * FASTEST;
  }

  /** The upper end of the interval around predicted seconds. */
  public static double high(double seconds) {
    return seconds * SLOWEST;
  }
}
