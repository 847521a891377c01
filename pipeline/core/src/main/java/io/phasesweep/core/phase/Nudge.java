package io.phasesweep.core.phase;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two nudges that a contrastive rule compares: the cost weighs {@code +alpha beta} in one and
 * {@code -(1 - alpha) beta} in the other.
 *
 * @param strength beta, the span; not 0
 * @param asymmetry alpha in 0..1: 1 positive, 0 negative, .5 centered; NaN = 1 or 0, drawn per
 *     minibatch
 */
public record Nudge(double strength, double asymmetry) {
  public Nudge {
    if (!Double.isFinite(strength) || strength == 0) {
      throw new IllegalArgumentException("nudging-strength: " + strength + "; not 0 is allowed");
    }
    if (asymmetry < 0 || asymmetry > 1) {
      throw new IllegalArgumentException("nudging-asymmetry: " + asymmetry + "; 0..1 is allowed");
    }
  }

  /** The nudge of a trial. */
  public static Nudge of(Values values) {
    double alpha =
        values.is(Settings.NUDGING_ASYMMETRY, "random")
            ? Double.NaN
            : values.real(Settings.NUDGING_ASYMMETRY);
    return new Nudge(values.real(Settings.NUDGING_STRENGTH), alpha);
  }

  /** Whether the sign is drawn per minibatch. */
  public boolean random() {
    return Double.isNaN(asymmetry);
  }

  /** Weight of the cost where alpha pulls: {@code alpha beta}. */
  public double positive() {
    return random() ? strength : asymmetry * strength;
  }

  /** Weight of the cost on the other side: {@code -(1 - alpha) beta}. */
  public double negative() {
    return random() ? -strength : -(1 - asymmetry) * strength;
  }

  /** The nudges that are ever in force, without those of weight 0. */
  public List<Double> inForce() {
    return Stream.of(positive(), negative()).filter(n -> n != 0).toList();
  }

  /** Nudged phases of one update. */
  public int phases() {
    return random() ? 1 : inForce().size();
  }
}
