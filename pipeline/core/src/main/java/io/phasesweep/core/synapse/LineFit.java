package io.phasesweep.core.synapse;

/**
 * The line of least squares.
 *
 * @param intercept value at 0
 * @param slope rise per unit of x
 */
public record LineFit(double intercept, double slope) {

  /** The fit of points {@code from .. to - 1}; NaN for fewer than two. */
  public static LineFit of(double[] x, double[] y, int from, int to) {
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < to; i++) {
      meanX += x[i] / (to - from);
      meanY += y[i] / (to - from);
    }
    double xx = 0;
    double xy = 0;
    for (int i = from; i < to; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xy / xx;
    return new LineFit(meanY - slope * meanX, slope);
  }
}
