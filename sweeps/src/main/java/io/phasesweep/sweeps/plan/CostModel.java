package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.Map;
import java.util.Optional;

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
  private static final double USUAL_RATE = 4.5e9;

  /**
   * Multiply-adds per CPU second of one thread, digits 64-64-10, minibatch 20, vector kernels on
   * AVX-512, JDK 17, other work on the core.
   */
  private static final Map<String, Double> RATES =
      Map.of(
          "equilibrium-propagation", 4.8e9,
          "contrastive-hebbian", 6.4e9,
          "coupled-learning", 6.6e9,
          "flexible-phases", 3.5e9,
          "dual-propagation", 5.0e9,
          "clapp", 1.0e9,
          "backpropagation", 5.0e9,
          "one-step-adversarial", 5.0e9,
          "readout-only", 4.6e9);

  /** Machines differ: half and twice the predicted time are within sight. */
  private static final double FASTEST = 0.6;

  private static final double SLOWEST = 1.7;

  private final Optional<WorkModel> work;

  CostModel(SweepSpec spec) {
    this.work = spec.training().map(training -> new WorkModel(training.data()));
  }

  /** Predicted seconds of {@code trial} on one core. */
  public double seconds(Trial trial) {
    return trial instanceof LearningTrial learning
        ? seconds(learning.rule(), work(learning))
        : AssayWork.seconds(trial.settings()) + FIXED_SECONDS;
  }

  /** Predicted seconds of that work of a rule. */
  private static double seconds(String rule, WorkModel.Work asked) {
    return asked.total() / RATES.getOrDefault(rule, USUAL_RATE) + FIXED_SECONDS;
  }

  /** What a trial of this sweep asks for. */
  WorkModel.Work work(LearningTrial trial) {
    return work.orElseThrow().of(trial);
  }

  /** Bytes that a trial of this sweep holds. */
  double bytes(LearningTrial trial) {
    return work.orElseThrow().bytes(trial);
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
