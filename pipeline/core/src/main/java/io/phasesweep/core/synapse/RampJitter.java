package io.phasesweep.core.synapse;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * Disorder of the ramp times: in each period tau_f' = tau_f X, tau_s' = tau_s Y with X, Y
 * independent, of mean 1 and coefficient of variation c.
 *
 * <pre>
 *   gamma      shape 1/c^2, by the inverse of its distribution at one uniform
 *   lognormal  exp(q z - q^2/2),  q^2 = ln(1 + c^2), z the normal quantile of the uniform
 * </pre>
 *
 * <p>X takes double 0, Y double 1 of the lane of the period in the stream {@code phase-jitter},
 * whatever c is, so trials that differ in c alone share their draws. c = 0 is the factor 1 exactly.
 *
 * @param variation c
 * @param law distribution
 * @param target which ramps vary
 */
public record RampJitter(double variation, Law law, Target target) {
  private static final double LOG_RANGE = 745;
  private static final int HALVINGS = 64;

  /** Distribution of a factor of mean 1. */
  public enum Law {
    GAMMA,
    LOGNORMAL
  }

  /** Which ramps vary. */
  public enum Target {
    BOTH,
    FAST,
    SLOW
  }

  /** The jitter of a trial. */
  public static RampJitter of(Values values) {
    Law law = values.is(SynapseSettings.JITTER_LAW, "gamma") ? Law.GAMMA : Law.LOGNORMAL;
    Target target =
        switch (values.word(SynapseSettings.JITTER_TARGET)) {
          case "fast" -> Target.FAST;
          case "slow" -> Target.SLOW;
          default -> Target.BOTH;
        };
    return new RampJitter(values.real(Settings.PHASE_JITTER), law, target);
  }

  /** The ramps of one period. */
  public Sawtooth vary(Sawtooth nominal, Stream stream, long period) {
    double fast = target == Target.SLOW ? 1 : factor(stream.real64(period, 0));
    double slow = target == Target.FAST ? 1 : factor(stream.real64(period, 1));
    return new Sawtooth(nominal.fast() * fast, nominal.slow() * slow);
  }

  /** The quantile of the law at {@code uniform} in [0, 1). */
  double factor(double uniform) {
    if (variation == 0) {
      return 1;
    }
    if (uniform == 0) {
      return 0;
    }
    return law == Law.GAMMA ? gamma(uniform) : lognormal(uniform);
  }

  private double gamma(double uniform) {
    double shape = 1 / (variation * variation);
    double low = -LOG_RANGE;
    double high = StrictMath.log(1e4 * shape + 1e4);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Gamma.regularizedGammaP(shape, StrictMath.exp(middle)) < uniform) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(high) / shape;
  }

  private double lognormal(double uniform) {
    double square = StrictMath.log(1 + variation * variation);
    double z = Math.sqrt(2) * Erf.erfInv(2 * uniform - 1);
    return StrictMath.exp(Math.sqrt(square) * z - square / 2);
  }
}
