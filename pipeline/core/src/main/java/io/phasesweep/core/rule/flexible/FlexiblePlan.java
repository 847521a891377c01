package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LearningRate;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * What the three models have in common, typed.
 *
 * @param model which of them
 * @param architecture shape of the network
 * @param paired whether one update compares both phases of a datum
 * @param timing statistics of the phases
 * @param centering rate of the centering trace; 0 = none
 * @param rate learning rate alpha
 * @param schedule how it moves
 * @param perEvent whether the rate of a phase is shared among its learning events
 * @param batchSize examples of a minibatch
 * @param initGain factor on the initial weights
 * @param medium noise on weights and states
 */
public record FlexiblePlan(
    Model model,
    Architecture architecture,
    boolean paired,
    PhaseTiming timing,
    double centering,
    double rate,
    LearningRate.Schedule schedule,
    boolean perEvent,
    int batchSize,
    double initGain,
    Medium medium) {

  /** What is trained. */
  public enum Model {
    RBM,
    FF,
    EP
  }

  static FlexiblePlan of(Values values) {
    Model model =
        switch (values.word(FlexibleSettings.MODEL)) {
          case "rbm" -> Model.RBM;
          case "ff" -> Model.FF;
          default -> Model.EP;
        };
    return new FlexiblePlan(
        model,
        Architecture.of(values),
        values.is(FlexibleSettings.ESTIMATOR, "paired"),
        FlexibleSettings.timing(values),
        values.has(FlexibleSettings.CENTERING_RATE)
            ? values.real(FlexibleSettings.CENTERING_RATE)
            : 0,
        values.real(Settings.LEARNING_RATE),
        values.is(FlexibleSettings.RATE_SCHEDULE, "linear")
            ? LearningRate.Schedule.LINEAR
            : LearningRate.Schedule.CONSTANT,
        model != Model.FF,
        values.whole(Settings.BATCH_SIZE),
        values.real(Settings.INIT_GAIN),
        model == Model.FF ? Medium.none() : Medium.of(values));
  }

  /**
   * Checks that the data fit a Boltzmann machine: [pixels, hidden] or [pixels, hidden, labels].
   *
   * @throws InvalidSetting if they do not
   */
  static void requireRbm(Architecture net, int inputs, int classes) {
    boolean labels = net.depth() == 2;
    if (net.depth() > 2 || net.inputs() != inputs || (labels && net.classes() != classes)) {
      throw new InvalidSetting(
          Settings.ARCHITECTURE.name(),
          "architecture is "
              + net.text()
              + "; with model rbm and "
              + inputs
              + " inputs, "
              + classes
              + " classes, ["
              + inputs
              + ", hidden] or ["
              + inputs
              + ", hidden, "
              + classes
              + "] is allowed");
    }
  }
}
