package io.phasesweep.analysis;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/** Probabilities from k of n. */
final class Rates {
  private static final double LEVEL = 0.95;

  private Rates() {}

  /**
   * Jeffreys interval of k successes in n: quantiles .025 and .975 of Beta(k + 1/2, n - k + 1/2),
   * the lower end 0 at k = 0 and the upper end 1 at k = n. L. Brown, T. Cai, A. DasGupta, "Interval
   * estimation for a binomial proportion", Statistical Science 16, 2001.
   *
   * @return NaN with [0, 1] if n = 0
   */
  static Interval jeffreys(int k, int n) {
    if (n == 0) {
      return new Interval(Double.NaN, 0, 1, 0);
    }
    BetaDistribution beta = BetaDistribution.of(k + 0.5, n - k + 0.5);
    double low = k == 0 ? 0 : beta.inverseCumulativeProbability((1 - LEVEL) / 2);
    double high = k == n ? 1 : beta.inverseCumulativeProbability((1 + LEVEL) / 2);
    return new Interval((double) k / n, low, high, n);
  }

  /** Wilson's score interval of k successes in n > 0. */
  static Interval wilson(int k, int n) {
    ConfidenceInterval w = BinomialProportion.getWilsonScoreInterval(n, (double) k / n, LEVEL);
    return new Interval((double) k / n, w.getLowerBound(), w.getUpperBound(), n);
  }
}
