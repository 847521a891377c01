package io.phasesweep.core.phase;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/**
 * Distribution of the length T &gt;= 1 of a phase, as a table of cumulative probabilities H. The
 * law {@code gamma} keeps T &gt;= 1 and the mean exactly: T = 1 + X, X the stochastic rounding of a
 * gamma variable of mean m = mean - 1 and coefficient of variation c = CV mean / m. With theta = m
 * c^2, a = 1/c^2, P the regularised lower incomplete gamma function, F(x) = P(a, x/theta), M(x) = m
 * P(a + 1, x/theta):
 *
 * <pre>
 *   H(1 + j) = F(j) + (j + 1)(F(j + 1) - F(j)) - (M(j + 1) - M(j))     until 1 - H &lt; 1e-12; last entry 1
 * </pre>
 *
 * One uniform per phase and the inverse of H make T non-decreasing in the uniform, so trials that
 * differ in CV alone share their draws. Immutable.
 */
public final class PhaseLengths {
  private static final double TAIL = 1e-12;

  private final int first;
  private final double[] cumulative;

  private PhaseLengths(int first, double[] cumulative) {
    this.first = first;
    this.cumulative = cumulative;
  }

  /** Always {@code length}. */
  public static PhaseLengths rigid(int length) {
    return new PhaseLengths(length, new double[] {1});
  }

  /**
   * The law {@code gamma}; rigid for {@code variation} 0.
   *
   * @param mean mean length, above 1 unless rigid
   * @param variation coefficient of variation of the length
   */
  public static PhaseLengths gamma(int mean, double variation) {
    if (variation == 0) {
      return rigid(mean);
    }
    if (mean <= 1) {
      throw new IllegalArgumentException("mean length: " + mean + "; above 1 is allowed");
    }
    double m = mean - 1;
    double shape = m / (variation * mean) * (m / (variation * mean));
    double theta = m / shape;
    double[] table = new double[16];
    int count = 0;
    double f = 0;
    double partial = 0;
    double h = 0;
    for (int j = 0; 1 - h >= TAIL; j++) {
      double x = (j + 1) / theta;
      double nextF = Gamma.regularizedGammaP(shape, x);
      double nextPartial = m * Gamma.regularizedGammaP(shape + 1, x);
      h = f + (j + 1) * (nextF - f) - (nextPartial - partial);
      f = nextF;
      partial = nextPartial;
      if (count == table.length) {
        table = Arrays.copyOf(table, 2 * count);
      }
      table[count++] = h;
    }
    table[count - 1] = 1;
    return new PhaseLengths(1, Arrays.copyOf(table, count));
  }

  /** The smallest length t with H(t) &gt; {@code uniform}, a draw in [0, 1). */
  public int length(double uniform) {
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > uniform) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return first + low;
  }

  /** H: probability of a length up to {@code t}. */
  public double cumulative(int t) {
    return t < first ? 0 : cumulative[Math.min(t - first, cumulative.length - 1)];
  }

  /** The longest length. */
  public int longest() {
    return first + cumulative.length - 1;
  }
}
