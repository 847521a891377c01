package io.phasesweep.core.network;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * A learning rate that moves with training.
 *
 * <pre>
 *   constant        peak
 *   linear          peak (1 - share of the budget spent)
 *   warmup-cosine   start + (peak - start) t / T_w                                 t &lt; T_w
 *                   end + (peak - end) (1 + cos(pi (t - T_w) / (T_d - T_w))) / 2   T_w &lt;= t &lt; T_d
 *                   end                                                            t &gt;= T_d
 * </pre>
 *
 * with t in epochs; T_d includes the warm-up.
 *
 * @param schedule which of them
 * @param peak the setting {@code learning-rate}
 * @param start rate at t = 0
 * @param end rate from T_d on
 * @param warmupEpochs T_w
 * @param decayEpochs T_d
 */
public record LearningRate(
    Schedule schedule, double peak, double start, double end, int warmupEpochs, int decayEpochs) {

  /** How a rate moves. */
  public enum Schedule {
    CONSTANT,
    LINEAR,
    WARMUP_COSINE
  }

  /** The rate of a trial of a rule that has the setting {@code learning-rate-schedule}. */
  public static LearningRate of(Values values) {
    Schedule schedule =
        switch (values.word(Settings.LEARNING_RATE_SCHEDULE)) {
          case "linear" -> Schedule.LINEAR;
          case "warmup-cosine" -> Schedule.WARMUP_COSINE;
          default -> Schedule.CONSTANT;
        };
    return new LearningRate(
        schedule,
        values.real(Settings.LEARNING_RATE),
        values.real(Settings.RATE_START),
        values.real(Settings.RATE_END),
        values.whole(Settings.WARMUP_EPOCHS),
        values.whole(Settings.DECAY_EPOCHS));
  }

  /**
   * The rate of a step.
   *
   * @param epochs training before the step, in epochs
   * @param share share of the budget spent before the step, 0..1
   */
  public double at(double epochs, double share) {
    return switch (schedule) {
      case CONSTANT -> peak;
      case LINEAR -> peak * Math.max(0, 1 - share);
      case WARMUP_COSINE -> warmupCosine(epochs);
    };
  }

  private double warmupCosine(double epochs) {
    if (epochs < warmupEpochs) {
      return start + (peak - start) * epochs / warmupEpochs;
    }
    if (epochs >= decayEpochs) {
      return end;
    }
    double phase = Math.PI * (epochs - warmupEpochs) / (decayEpochs - warmupEpochs);
    return end + (peak - end) * (1 + StrictMath.cos(phase)) / 2;
  }
}
