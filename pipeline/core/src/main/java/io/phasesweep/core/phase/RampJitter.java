package io.phasesweep.core.phase;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * Disorder in the times of a ramp: in each period they are tau_f X and tau_s Y, X and Y independent
 * with mean 1 and coefficient of variation c,
 *
 * <pre>
 *   gamma        shape 1/c^2           lognormal    log-variance ln(1 + c^2)
 * </pre>
 *
 * each from one uniform by the inverse of its distribution, so that trials that differ in c alone
 * share their draws; c = 0 is the factor 1 exactly. Immutable.
 *
 * @param variation c
 * @param law of X and Y
 * @param target which ramps it disturbs
 */
public record RampJitter(double variation, Law law, Target target) {
  private static final int HALVINGS = 64;

  /** How a ramp time is distributed. */
  public enum Law {
    GAMMA,
    LOGNORMAL
  }

  /** Which ramps are disturbed. */
  public enum Target {
    BOTH,
    FAST,
    SLOW
  }

  /** Whether there is any. */
  public boolean on() {
    return variation > 0;
  }

  /** X from a uniform in [0, 1); 1 where the fast ramp is left alone. */
  public double fast(double uniform) {
    return target == Target.SLOW ? 1 : factor(uniform);
  }

  /** Y from a uniform in [0, 1); 1 where the slow ramp is left alone. */
  public double slow(double uniform) {
    return target == Target.FAST ? 1 : factor(uniform);
  }

  private double factor(double uniform) {
    if (variation == 0) {
      return 1;
    }
    if (law == Law.LOGNORMAL) {
      double variance = StrictMath.log1p(variation * variation);
      double normal = Math.sqrt(2) * Erf.erfInv(2 * uniform - 1);
      return StrictMath.exp(Math.sqrt(variance) * normal - variance / 2);
    }
    double shape = 1 / (variation * variation);
    // The logarithm of the factor, between what no uniform of 53 bits falls below or rises above.
    double low = -60 / Math.min(1, shape);
    double high = StrictMath.log(1 + 60 * variation * (1 + variation));
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Gamma.regularizedGammaP(shape, shape * StrictMath.exp(middle)) < uniform) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp((low + high) / 2);
  }
}
