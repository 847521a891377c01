package io.phasesweep.core.phase;

import io.phasesweep.core.setting.InvalidSetting;
import java.util.function.IntToDoubleFunction;

/**
 * The statistics of a sequence of positive and negative phases, and what an update must divide by
 * so that its mean per phase is the rate times mu+ - mu-, whatever lengths and types do. With T the
 * length of a phase, n its learning events, b the probability of a positive phase, r the lag-1
 * correlation of the types:
 *
 * <pre>
 *   P(+|+) = b + r(1 - b)     P(+|-) = b(1 - r)
 *   gate q &lt; 1: events at t &gt; floor(q T), n = T - floor(q T)     q = 1: only t = T     T = 0: n = 0
 *   E[n]   = b E[n+] + (1 - b) E[n-]
 *   bEff   = b E[n+] / E[n]                        share of the events that are positive
 *   s(+)   = 1/bHat     s(-) = -1/(1 - bHat)       bHat = bEff unless it is assumed
 *   gain   = (1 - r)/(1 - (1 - rho) r)             of a centering trace of rate rho &gt; 0, else 1
 *   kappa  = (1 - b) CV_{n+}^2 + b CV_{n-}^2 + (1 + r)/(1 - r)
 *   common mode = bEff/bHat - (1 - bEff)/(1 - bHat)
 * </pre>
 *
 * kappa is b(1 - b) times the long-run variance per phase of sum s n / E[n]: the noise put on what
 * both phases have in common, 0 for rigid alternation. All dimensionless but lengths (steps).
 *
 * @param b probability of a positive phase, in (0, 1)
 * @param r correlation of successive types
 * @param assumed bHat, NaN for bEff
 * @param gate q
 * @param positive lengths of positive phases
 * @param negative lengths of negative phases
 * @param gain what the weights are divided by
 */
public record PhaseTiming(
    double b,
    double r,
    double assumed,
    double gate,
    PhaseLengths positive,
    PhaseLengths negative,
    double gain) {
  public PhaseTiming {
    if (!(b > 0 && b < 1)) {
      throw new InvalidSetting(
          "positive-phase-probability",
          "positive-phase-probability is " + b + "; a number above 0 and below 1 is allowed");
    }
    double least = -Math.min(b / (1 - b), (1 - b) / b);
    if (!(r >= least && r < 1)) {
      throw new InvalidSetting(
          "phase-type-correlation",
          "phase-type-correlation is "
              + r
              + "; with positive-phase-probability "
              + b
              + " from "
              + least
              + " and below 1 is allowed");
    }
  }

  /** The factor by which a centering trace of rate rho weakens the mean update. */
  public static double gain(double r, double rho) {
    return rho == 0 ? 1 : (1 - r) / (1 - (1 - rho) * r);
  }

  /**
   * Mean length of negative phases: {@code mean/(1 - b + b ratio)}; of positive: ratio times it.
   */
  public static double negativeMean(double mean, double b, double ratio) {
    return mean / (1 - b + b * ratio);
  }

  /** Lengths of that type. */
  public PhaseLengths lengths(Polarity type) {
    return type == Polarity.POSITIVE ? positive : negative;
  }

  /** Steps of a phase of T steps that come before its first learning event. */
  public int silent(int length) {
    return gate >= 1 ? Math.max(0, length - 1) : (int) Math.floor(gate * length);
  }

  /** n of a phase of T steps. */
  public int events(int length) {
    return length - silent(length);
  }

  /** E[n], mean learning events of a phase. */
  public double meanEvents() {
    return b * positive.mean(counted()) + (1 - b) * negative.mean(counted());
  }

  private IntToDoubleFunction counted() {
    return this::events;
  }

  /** bEff. */
  public double effectiveShare() {
    return b * positive.mean(counted()) / meanEvents();
  }

  /** bHat. */
  public double assumedShare() {
    return Double.isNaN(assumed) ? effectiveShare() : assumed;
  }

  /** s of that type. */
  public double sign(Polarity type) {
    double share = assumedShare();
    return type == Polarity.POSITIVE ? 1 / share : -1 / (1 - share);
  }

  /** Weight of a learning event of that type, for rate 1: {@code s/(E[n] gain)}. */
  public double weight(Polarity type) {
    return sign(type) / (meanEvents() * gain);
  }

  /** kappa. */
  public double disorder() {
    double up = positive.variation(counted());
    double down = negative.variation(counted());
    return (1 - b) * up * up + b * down * down + (1 + r) / (1 - r);
  }

  /** How much of what both phases share is left in the mean update; 0 if the weights are right. */
  public double commonModeGain() {
    double share = effectiveShare();
    double taken = assumedShare();
    // Equal numbers divided by themselves: exactly 0.
    return share / taken - (1 - share) / (1 - taken);
  }

  /**
   * CV of the length of a phase within its type, from the tables; the root of the mean square of
   * the two where they differ.
   */
  public double lengthVariation() {
    double up = positive.variation(t -> t);
    double down = negative.variation(t -> t);
    return up == down ? up : Math.sqrt(b * up * up + (1 - b) * down * down);
  }

  /** Longest length of any phase. */
  public int longest() {
    return Math.max(positive.longest(), negative.longest());
  }
}
