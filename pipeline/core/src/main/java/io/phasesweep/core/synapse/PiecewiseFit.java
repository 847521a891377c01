package io.phasesweep.core.synapse;

/**
 * The continuous function of three linear pieces that fits points best by least squares.
 *
 * <pre>
 *   y = sum_i c_i hat_i(x)     knots x_0, first, second, x_end
 * </pre>
 *
 * <p>For given breaks the coefficients solve a tridiagonal system; the breaks are found on a grid
 * of points and then refined between them by halving steps.
 *
 * @param first the first break
 * @param second the second break
 * @param slope slope of the third piece
 * @param intercept value of the third piece at 0
 */
public record PiecewiseFit(double first, double second, double slope, double intercept) {
  private static final int CANDIDATES = 120;
  private static final int HALVINGS = 20;

  /**
   * The fit.
   *
   * @param x rising, at least 8 points
   * @param y values
   */
  public static PiecewiseFit of(double[] x, double[] y) {
    HatSums sums = new HatSums(x, y);
    int n = x.length;
    int stride = Math.max(1, n / CANDIDATES);
    double first = x[1];
    double second = x[n - 2];
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i < n - 2; i += stride) {
      for (int j = i + 1; j < n - 1; j += stride) {
        double error = sums.error(x[i], x[j]);
        if (error < best) {
          best = error;
          first = x[i];
          second = x[j];
        }
      }
    }
    // Closer breaks than that share no point and only lose digits.
    double gap = .1 * (x[n - 1] - x[0]) / (n - 1);
    double step = stride * (x[n - 1] - x[0]) / (n - 1);
    for (int halving = 0; halving < HALVINGS; ) {
      double centreFirst = first;
      double centreSecond = second;
      for (int k = 0; k < 9; k++) {
        double a = centreFirst + (k % 3 - 1) * step;
        double b = centreSecond + (k / 3 - 1) * step;
        boolean inside = a >= x[1] && b <= x[n - 2] && b - a >= gap;
        double error = inside ? sums.error(a, b) : Double.POSITIVE_INFINITY;
        if (error < best) {
          best = error;
          first = a;
          second = b;
        }
      }
      if (first == centreFirst && second == centreSecond) {
        step /= 2;
        halving++;
      }
    }
    double[] heights = sums.heights(first, second);
    double slope = (heights[3] - heights[2]) / (x[n - 1] - second);
    return new PiecewiseFit(first, second, slope, heights[3] - slope * x[n - 1]);
  }
}
