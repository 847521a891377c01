package io.phasesweep.core.phase;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * Distribution of the length T of a phase, as a table of cumulative probabilities H.
 *
 * <pre>
 *   gamma             T = 1 + X, X the stochastic rounding of a gamma variable of mean m = mean - 1
 *                     and coefficient of variation c = CV mean / m
 *   gamma-with-zero   T = X, mean m = mean, c = CV; T = 0 is a skipped phase
 *   geometric         P(T = t) = p (1 - p)^(t - 1), p = 1/mean
 *   uniform           1 .. 2 mean - 1
 * </pre>
 *
 * With theta = m c^2, a = 1/c^2, P the regularised lower incomplete gamma function, F(x) = P(a,
 * x/theta), M(x) = m P(a + 1, x/theta), the table of a rounded gamma variable is
 *
 * <pre>
 *   H(first + j) = F(j) + (j + 1)(F(j + 1) - F(j)) - (M(j + 1) - M(j))     until 1 - H &lt; 1e-12; last entry 1
 * </pre>
 *
 * One uniform per phase and the inverse of H make T non-decreasing in the uniform, so trials that
 * differ in law or CV alone share their draws. Immutable.
 */
public final class PhaseLengths {
  private static final double TAIL = 1e-12;

  /** Shape above which the normal law stands for the gamma law. */
  private static final double NORMAL = 1e8;

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

  /** Always the whole number next to {@code mean}, at least 1. */
  public static PhaseLengths rigid(double mean) {
    return rigid((int) Math.max(1, Math.rint(mean)));
  }

  /**
   * The law {@code gamma}, which keeps T &gt;= 1 and the mean exactly; rigid for {@code variation}
   * 0.
   *
   * @param mean mean length, above 1 unless rigid
   * @param variation coefficient of variation of the length
   */
  public static PhaseLengths gamma(double mean, double variation) {
    if (variation == 0) {
      return rigid(mean);
    }
    if (mean <= 1) {
      throw new IllegalArgumentException("mean length: " + mean + "; above 1 is allowed");
    }
    double m = mean - 1;
    return rounded(1, m, m / (variation * mean));
  }

  /** The law {@code gamma-with-zero}; rigid for {@code variation} 0. */
  public static PhaseLengths gammaWithZero(double mean, double variation) {
    return variation == 0 ? rigid(mean) : rounded(0, mean, 1 / variation);
  }

  /**
   * The stochastic rounding of a gamma variable of mean m and CV 1/steadiness, from {@code first}
   * on. A CV below 1e-4 takes the normal law of equal mean and CV, which the gamma law is there to
   * a part in 1e4 of its width, and which has a limit at 0.
   */
  private static PhaseLengths rounded(int first, double m, double steadiness) {
    double shape = steadiness * steadiness;
    double theta = m / shape;
    double[] table = new double[16];
    int count = 0;
    double f = 0;
    double partial = 0;
    double h = 0;
    for (int j = 0; 1 - h >= TAIL; j++) {
      double nextF;
      double nextPartial;
      if (shape > NORMAL) {
        double deviation = m / steadiness;
        double z = j + 1 == m ? 0 : (j + 1 - m) / deviation;
        nextF = Erf.erfc(-z / StrictMath.sqrt(2)) / 2;
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        nextPartial = m * nextF - deviation * density;
      } else {
        double x = (j + 1) / theta;
        nextF = Gamma.regularizedGammaP(shape, x);
        nextPartial = m * Gamma.regularizedGammaP(shape + 1, x);
      }
      h = f + (j + 1) * (nextF - f) - (nextPartial - partial);
      f = nextF;
      partial = nextPartial;
      table = room(table, count);
      table[count++] = h;
    }
    return closed(first, table, count);
  }

  /**
   * The law {@code geometric}.
   *
   * @param mean mean length, at least 1
   */
  public static PhaseLengths geometric(double mean) {
    double[] table = new double[16];
    int count = 0;
    double left = 1;
    while (left >= TAIL) {
      left *= 1 - 1 / mean;
      table = room(table, count);
      table[count++] = 1 - left;
    }
    return closed(1, table, count);
  }

  /**
   * The law {@code uniform}.
   *
   * @param mean mean length, at least 1
   */
  public static PhaseLengths uniform(int mean) {
    double[] table = new double[2 * mean - 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (i + 1.0) / table.length;
    }
    return closed(1, table, table.length);
  }

  private static double[] room(double[] table, int count) {
    return count == table.length ? Arrays.copyOf(table, 2 * count) : table;
  }

  private static PhaseLengths closed(int first, double[] table, int count) {
    table[count - 1] = 1;
    return new PhaseLengths(first, Arrays.copyOf(table, count));
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

  /** Whether there is one length only. */
  public boolean fixed() {
    return cumulative.length == 1;
  }

  /** Mean of {@code f(T)} under the table. */
  public double mean(IntToDoubleFunction f) {
    double mean = 0;
    double below = 0;
    for (int i = 0; i < cumulative.length; i++) {
      mean += f.applyAsDouble(first + i) * (cumulative[i] - below);
      below = cumulative[i];
    }
    return mean;
  }

  /** Standard deviation over mean of {@code f(T)}; 0 where it does not vary. */
  public double variation(IntToDoubleFunction f) {
    double mean = mean(f);
    double variance = mean(t -> (f.applyAsDouble(t) - mean) * (f.applyAsDouble(t) - mean));
    return fixed() ? 0 : Math.sqrt(variance) / mean;
  }
}
