package io.phasesweep.analysis;

/**
 * Share of a map on which a value measured at the nodes of a grid is at least a level.
 *
 * <p>Each grid cell is cut into four triangles about its center, whose value is the mean of the
 * corners; inside a triangle the value is linear. The share is exact: no raster. On one axis the
 * value is linear between neighbors.
 */
final class SafeArea {
  private SafeArea() {}

  /**
   * The share of the rectangle spanned by the axes.
   *
   * @param x ascending positions of the columns; one column makes the map one axis
   * @param y ascending positions of the rows
   * @param values [rows x columns], not NaN
   * @param level what counts as safe
   */
  static double share(double[] x, double[] y, double[][] values, double level) {
    if (x.length == 1 || y.length == 1) {
      return shareOfLine(x.length == 1 ? y : x, flat(values), level);
    }
    double safe = 0;
    for (int j = 0; j + 1 < y.length; j++) {
      for (int i = 0; i + 1 < x.length; i++) {
        double area = (x[i + 1] - x[i]) * (y[j + 1] - y[j]);
        safe +=
            area
                * square(
                    values[j][i], values[j][i + 1], values[j + 1][i + 1], values[j + 1][i], level);
      }
    }
    return safe / ((x[x.length - 1] - x[0]) * (y[y.length - 1] - y[0]));
  }

  /** The share of a line; of a single point, 0 or 1. */
  private static double shareOfLine(double[] x, double[] values, double level) {
    if (x.length == 1) {
      return values[0] >= level ? 1 : 0;
    }
    double safe = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      safe += (x[i + 1] - x[i]) * segment(values[i], values[i + 1], level);
    }
    return safe / (x[x.length - 1] - x[0]);
  }

  private static double segment(double a, double b, double level) {
    if (a >= level && b >= level) {
      return 1;
    }
    if (a < level && b < level) {
      return 0;
    }
    double high = Math.max(a, b);
    return (high - level) / (high - Math.min(a, b));
  }

  /** Share of a square with the given corners, in order around it. */
  private static double square(double a, double b, double c, double d, double level) {
    double center = (a + b + c + d) / 4;
    return (triangle(a, b, center, level)
            + triangle(b, c, center, level)
            + triangle(c, d, center, level)
            + triangle(d, a, center, level))
        / 4;
  }

  /**
   * Share of a triangle with value at least {@code level}, for corners l <= m <= h:
   *
   * <pre>
   *   level <= m:  1 - (level - l)^2 / ((m - l) (h - l))
   *   level > m:   (h - level)^2 / ((h - m) (h - l))
   * </pre>
   */
  private static double triangle(double a, double b, double c, double level) {
    double low = Math.min(a, Math.min(b, c));
    double high = Math.max(a, Math.max(b, c));
    double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    if (low >= level) {
      return 1;
    }
    if (high < level) {
      return 0;
    }
    if (level <= middle) {
      return 1 - (level - low) * (level - low) / ((middle - low) * (high - low));
    }
    return (high - level) * (high - level) / ((high - middle) * (high - low));
  }

  private static double[] flat(double[][] values) {
    double[] flat = new double[values.length * values[0].length];
    for (int j = 0; j < values.length; j++) {
      System.arraycopy(values[j], 0, flat, j * values[j].length, values[j].length);
    }
    return flat;
  }
}
