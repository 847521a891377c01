package io.phasesweep.core.data;

/**
 * The preprocessing of inputs, the same for all parts, in double with one rounding:
 *
 * <pre>
 *   none         v
 *   unit         (v - low) / (high - low)     low, high of the format, or over all inputs of the training part
 *   standardise  (v - mean_j) / deviation_j   of input j over the training part; 0 if it is constant
 *   threshold    1 if the unit value is above it, else 0
 * </pre>
 *
 * Immutable and thread-safe.
 */
final class Scaling {
  /** What is subtracted and divided by, one for all inputs or one per input. */
  private final double[] offset;

  private final double[] divisor;
  private final double threshold;

  private Scaling(double[] offset, double[] divisor, double threshold) {
    this.offset = offset;
    this.divisor = divisor;
    this.threshold = threshold;
  }

  static Scaling none() {
    return new Scaling(new double[] {0}, new double[] {1}, Double.NaN);
  }

  static Scaling unit(double low, double high) {
    return new Scaling(new double[] {low}, new double[] {high > low ? high - low : 1}, Double.NaN);
  }

  /** The unit scaling of the first {@code rows} examples of {@code table}. */
  static Scaling unit(Table table, int rows) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < table.inputs(); j++) {
        double v = table.value(row, j);
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    }
    return unit(low, high);
  }

  /** Mean and population deviation of the first {@code rows} examples of {@code table}. */
  static Scaling standardise(Table table, int rows) {
    double[] mean = new double[table.inputs()];
    double[] deviation = new double[table.inputs()];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += table.value(row, j);
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < mean.length; j++) {
        double d = table.value(row, j) - mean[j];
        deviation[j] += d * d;
      }
    }
    for (int j = 0; j < mean.length; j++) {
      // A constant input has nothing to tell: infinity as divisor makes it 0.
      double sd = Math.sqrt(deviation[j] / rows);
      deviation[j] = sd > 0 ? sd : Double.POSITIVE_INFINITY;
    }
    return new Scaling(mean, deviation, Double.NaN);
  }

  Scaling binarised(double above) {
    return new Scaling(offset, divisor, above);
  }

  /** Whether all inputs share one formula, so that 256 values can be tabled. */
  boolean shared() {
    return offset.length == 1;
  }

  float apply(double value, int input) {
    int j = shared() ? 0 : input;
    double scaled = (value - offset[j]) / divisor[j];
    if (!Double.isNaN(threshold)) {
      return scaled > threshold ? 1 : 0;
    }
    return (float) scaled;
  }

  /** The scaled values of 0 .. 255. */
  float[] tabled() {
    float[] out = new float[256];
    for (int v = 0; v < 256; v++) {
      out[v] = apply(v, 0);
    }
    return out;
  }
}
