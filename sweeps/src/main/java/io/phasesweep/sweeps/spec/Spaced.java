package io.phasesweep.sweeps.spec;

/**
 * The values between two bounds, to 9 significant digits each.
 *
 * <pre>
 *   linear, step d    lo + i d          while it is at most hi + 1e-9 d
 *   linear, n points  lo + i/(n-1) (hi - lo)
 *   log, n points     exp(ln lo + i/(n-1) (ln hi - ln lo))
 * </pre>
 *
 * <p>The bounds themselves come out exactly as given where points are asked for.
 */
final class Spaced {
  private Spaced() {}

  /** {@code n >= 2} points, equally far apart. */
  static double[] linear(double low, double high, int n) {
    double[] points = new double[n];
    for (int i = 0; i < n; i++) {
      points[i] = Numbers.rounded(low + (double) i / (n - 1) * (high - low));
    }
    points[0] = low;
    points[n - 1] = high;
    return points;
  }

  /** {@code n >= 2} points, equally far apart in the logarithm; {@code low > 0}. */
  static double[] log(double low, double high, int n) {
    double from = StrictMath.log(low);
    double to = StrictMath.log(high);
    double[] points = new double[n];
    for (int i = 0; i < n; i++) {
      points[i] = Numbers.rounded(StrictMath.exp(from + (double) i / (n - 1) * (to - from)));
    }
    points[0] = low;
    points[n - 1] = high;
    return points;
  }

  /** Number of values at distance {@code step}, possibly more than an array can hold. */
  static double count(double low, double high, double step) {
    return Math.floor((high - low) / step + 1e-9) + 1;
  }

  /** All values at distance {@code step}. */
  static double[] steps(double low, double high, double step) {
    double[] points = new double[(int) count(low, high, step)];
    for (int i = 0; i < points.length; i++) {
      points[i] = Numbers.rounded(low + i * step);
    }
    points[0] = low;
    return points;
  }
}
