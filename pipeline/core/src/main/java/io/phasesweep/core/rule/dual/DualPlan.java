package io.phasesweep.core.rule.dual;

import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.FeedForwardPlan;

/**
 * Dual propagation, typed.
 *
 * @param net network, loss, optimiser, medium
 * @param variant which of the rules
 * @param beta nudging strength, not 0
 * @param alpha nudging asymmetry in 0..1
 * @param order of layer visits
 * @param passes K
 * @param nudge of the outputs
 * @param start states before the first visit
 * @param updates M per minibatch
 * @param gain G of the feedback
 * @param damping inertia of every layer; NaN = from spectral norms
 * @param poolSwitch where feedback through pooled maps goes
 * @param jitter disorder of the visits
 */
record DualPlan(
    FeedForwardPlan net,
    Variant variant,
    double beta,
    double alpha,
    InferenceOrder order,
    int passes,
    OutputNudge nudge,
    Start start,
    int updates,
    double gain,
    double damping,
    Switch poolSwitch,
    VisitJitter jitter) {

  /** Which winners of a pooled map the feedback goes to. */
  enum Switch {
    /** Those of its last drive. */
    MEAN,
    /** Those of the positive state below. */
    PLUS
  }

  /** Where an inference begins. */
  enum Start {
    /** Activities of the forward pass, no differences. */
    FORWARD,
    /** Zeros above the input. */
    ZERO,
    /** What the minibatch before left; zeros for the first. */
    PERSISTENT
  }

  /** The plan of a trial. */
  static DualPlan of(Values values) {
    Variant variant = Variant.of(values.word(Settings.VARIANT));
    return new DualPlan(
        FeedForwardPlan.of(values),
        variant,
        values.real(Settings.NUDGING_STRENGTH),
        values.real(Settings.NUDGING_ASYMMETRY),
        InferenceOrder.of(values.word(DualUses.INFERENCE_ORDER)),
        values.whole(DualUses.INFERENCE_PASSES),
        OutputNudge.of(values.word(DualUses.OUTPUT_NUDGE)),
        start(values.word(Settings.INITIAL_STATE)),
        values.whole(DualUses.UPDATES_PER_BATCH),
        values.real(DualUses.FEEDBACK_GAIN),
        damping(variant, values),
        new Value.Name("plus").equals(values.find(DualUses.POOL_SWITCH.name()))
            ? Switch.PLUS
            : Switch.MEAN,
        VisitJitter.of(values));
  }

  private static Start start(String word) {
    return switch (word) {
      case "zero" -> Start.ZERO;
      case "persistent" -> Start.PERSISTENT;
      default -> Start.FORWARD;
    };
  }

  private static double damping(Variant variant, Values values) {
    if (variant != Variant.DP_DAMPED) {
      return 0;
    }
    return values.is(DualUses.DAMPING, "auto") ? Double.NaN : values.real(DualUses.DAMPING);
  }

  /** Number of weight layers L. */
  int depth() {
    return net.architecture().depth();
  }

  /** Law of the hidden dyads. */
  Dyad dyad() {
    return new Dyad(net.activation(), (float) alpha, (float) variant.shift(alpha), (float) gain);
  }

  /** What the update of layer {@code k} is divided by: {@code beta G^(L-k)}. */
  double scale(int k) {
    double scale = beta;
    for (int l = k; l < depth(); l++) {
      scale *= gain;
    }
    return scale;
  }

  /** The same plan at the start of another trial: looks have nothing to persist from. */
  DualPlan calm() {
    return new DualPlan(
        net,
        variant,
        beta,
        alpha,
        order,
        passes,
        nudge,
        start == Start.PERSISTENT ? Start.ZERO : start,
        updates,
        gain,
        damping,
        poolSwitch,
        VisitJitter.none());
  }
}
