package io.phasesweep.core.network;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import java.util.List;

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

  /** The settings of a rule whose rate moves; the ends of a warm-up apply only where one is. */
  public static List<Use> uses(double peak) {
    return List.of(
        Use.of(Settings.LEARNING_RATE, peak),
        Use.of(Settings.LEARNING_RATE_SCHEDULE, "constant"),
        ofWarmup(Use.of(Settings.RATE_START, 1e-3)),
        ofWarmup(Use.of(Settings.RATE_END, 2e-6)),
        ofWarmup(Use.of(Settings.WARMUP_EPOCHS, 10)),
        ofWarmup(Use.of(Settings.DECAY_EPOCHS, 120)));
  }

  private static Use ofWarmup(Use use) {
    return use.where(Settings.LEARNING_RATE_SCHEDULE, "warmup-cosine");
  }

  /**
   * The rate of a trial of a rule that has {@link #uses}.
   *
   * @throws InvalidSetting if the warm-up is longer than the schedule
   */
  public static LearningRate of(Values values) {
    double peak = values.real(Settings.LEARNING_RATE);
    return switch (values.word(Settings.LEARNING_RATE_SCHEDULE)) {
      case "linear" -> steady(Schedule.LINEAR, peak);
      case "warmup-cosine" -> warmupCosine(values, peak);
      default -> steady(Schedule.CONSTANT, peak);
    };
  }

  private static LearningRate steady(Schedule schedule, double peak) {
    return new LearningRate(schedule, peak, peak, peak, 0, 0);
  }

  private static LearningRate warmupCosine(Values values, double peak) {
    int warmup = values.whole(Settings.WARMUP_EPOCHS);
    int decay = values.whole(Settings.DECAY_EPOCHS);
    if (decay <= warmup) {
      throw new InvalidSetting(
          Settings.DECAY_EPOCHS.name(),
          "decay-epochs is "
              + decay
              + " and includes the warm-up; more than warmup-epochs ("
              + warmup
              + ") is allowed");
    }
    return new LearningRate(
        Schedule.WARMUP_COSINE,
        peak,
        values.real(Settings.RATE_START),
        values.real(Settings.RATE_END),
        warmup,
        decay);
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
