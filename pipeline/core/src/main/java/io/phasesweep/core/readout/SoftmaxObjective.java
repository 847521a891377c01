package io.phasesweep.core.readout;

/**
 * Multinomial logistic regression with a ridge on all weights, the bias included.
 *
 * <pre>
 *   f(w) = mean_n -log softmax(w x_n)_label(n) + 1e-4 |w|^2
 * </pre>
 *
 * w is class-major [classes x width]. Holds scratch: not thread-safe.
 */
final class SoftmaxObjective {
  private static final double RIDGE = 1e-4;

  private final double[] x;
  private final int[] labels;
  private final int classes;
  private final int width;
  private final double[] share;

  /**
   * @param x examples [examples x width], row-major
   * @param labels one per example
   */
  SoftmaxObjective(double[] x, int[] labels, int classes, int width) {
    this.x = x;
    this.labels = labels;
    this.classes = classes;
    this.width = width;
    this.share = new double[classes];
  }

  /** Number of weights. */
  int size() {
    return classes * width;
  }

  /**
   * Value and gradient.
   *
   * @param gradient Modified
   */
  double at(double[] w, double[] gradient) {
    double value = 0;
    double scale = 1.0 / labels.length;
    for (int i = 0; i < w.length; i++) {
      value += w[i] * w[i];
      gradient[i] = 2 * RIDGE * w[i];
    }
    value *= RIDGE;
    for (int n = 0; n < labels.length; n++) {
      value += scale * shares(w, n);
      for (int k = 0; k < classes; k++) {
        add(scale * share[k], n * width, gradient, k * width);
      }
    }
    return value;
  }

  /** Loss of one example; leaves p - y in {@link #share}. */
  private double shares(double[] w, int n) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      share[k] = dot(w, k * width, x, n * width, width);
      highest = Math.max(highest, share[k]);
    }
    double total = 0;
    double own = share[labels[n]] - highest;
    for (int k = 0; k < classes; k++) {
      share[k] = StrictMath.exp(share[k] - highest);
      total += share[k];
    }
    for (int k = 0; k < classes; k++) {
      share[k] /= total;
    }
    share[labels[n]] -= 1;
    return StrictMath.log(total) - own;
  }

  private void add(double c, int at, double[] gradient, int to) {
    for (int j = 0; j < width; j++) {
      gradient[to + j] += c * x[at + j];
    }
  }

  /** Four chains, summed in pairs: an order that no machine changes. */
  static double dot(double[] a, int atA, double[] b, int atB, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < length; j += 4) {
      s0 += a[atA + j] * b[atB + j];
      s1 += a[atA + j + 1] * b[atB + j + 1];
      s2 += a[atA + j + 2] * b[atB + j + 2];
      s3 += a[atA + j + 3] * b[atB + j + 3];
    }
    for (; j < length; j++) {
      s0 += a[atA + j] * b[atB + j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
