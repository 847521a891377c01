package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * How a network relaxes.
 *
 * @param order which layers move together
 * @param step epsilon of a synchronous sweep, dimensionless
 * @param tolerance relative change of a sweep at which relaxation stops; 0 = never
 * @param freeSteps sweeps of the free phase, a limit where there is a tolerance
 * @param nudgedSteps sweeps of a nudged or clamped phase, likewise
 * @param hidden projection of the hidden layers
 * @param output projection of the last layer
 */
public record RelaxationPlan(
    Order order,
    double step,
    double tolerance,
    int freeSteps,
    int nudgedSteps,
    Activation hidden,
    Activation output) {

  /** Which layers move together. */
  public enum Order {
    /** All, each a step from the old state. */
    SYNCHRONOUS,
    /** Odd ones, then even ones, each set to its exact minimiser given its neighbours. */
    ALTERNATING
  }

  /** Whether odd and even layers take turns. */
  public boolean alternating() {
    return order == Order.ALTERNATING;
  }

  /** The plan of a trial. */
  public static RelaxationPlan of(Values values) {
    return new RelaxationPlan(
        values.is(Settings.RELAXATION_ORDER, "alternating") ? Order.ALTERNATING : Order.SYNCHRONOUS,
        values.real(Settings.RELAXATION_STEP),
        values.real(Settings.RELAXATION_TOLERANCE),
        values.whole(Settings.FREE_STEPS),
        values.whole(Settings.NUDGED_STEPS),
        Activation.of(values.word(Settings.ACTIVATION)),
        Activation.of(values.word(Settings.OUTPUT_ACTIVATION)));
  }
}
