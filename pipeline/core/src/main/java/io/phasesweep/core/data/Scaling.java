package io.phasesweep.core.data;

import java.util.List;

/**
 * The preprocessing of inputs, the same for all parts, in double with one rounding:
 *
 * <pre>
 *   none         v
 *   unit         (v - low) / (high - low)     low, high of the format, or over all inputs of the training part
 *   standardise  (v - mean_j) / deviation_j   of input j over the training part; 0 if it is constant
 *   channels     the same, of a channel over all positions
 *   published    the same, from numbers that the catalogue knows
 *   threshold    1 if the unit value is above it, else 0
 * </pre>
 *
 * Immutable and thread-safe.
 */
final class Scaling {
  /** What is subtracted and divided by, one for all inputs, per channel, or per input. */
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

  /** Mean and population deviation of each input in the first {@code rows} examples. */
  static Scaling standardise(Table table, int rows) {
    return standardise(table, rows, table.inputs());
  }

  /** Mean and population deviation of each channel in the first {@code rows} examples. */
  static Scaling channels(Table table, int rows) {
    return standardise(table, rows, table.shape().channels());
  }

  /** The numbers themselves, in units of {@code maximum}, one per channel. */
  static Scaling published(List<Double> mean, List<Double> deviation, double maximum) {
    return new Scaling(
        mean.stream().mapToDouble(m -> m * maximum).toArray(),
        deviation.stream().mapToDouble(d -> d * maximum).toArray(),
        Double.NaN);
  }

  /** Inputs whose index agrees modulo {@code groups} share mean and deviation. */
  private static Scaling standardise(Table table, int rows, int groups) {
    double[] mean = new double[groups];
    double[] deviation = new double[groups];
    long values = (long) rows * (table.inputs() / groups);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < table.inputs(); j++) {
        mean[j % groups] += table.value(row, j);
      }
    }
    for (int j = 0; j < groups; j++) {
      mean[j] /= values;
    }
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < table.inputs(); j++) {
        double d = table.value(row, j) - mean[j % groups];
        deviation[j % groups] += d * d;
      }
    }
    for (int j = 0; j < groups; j++) {
      // A constant input has nothing to tell: infinity as divisor makes it 0.
      double sd = Math.sqrt(deviation[j] / values);
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
    int j = input % offset.length;
    double scaled = (value - offset[j]) / divisor[j];
    if (!Double.isNaN(threshold)) {
      return scaled > threshold ? 1 : 0;
    }
    return (float) scaled;
  }

  /** What 0 and {@code maximum} are scaled to; 0 to 1 if the maximum is unknown, that is 0. */
  InputRange range(int maximum) {
    if (maximum == 0) {
      return InputRange.unit();
    }
    float[] low = new float[offset.length];
    float[] high = new float[offset.length];
    for (int j = 0; j < offset.length; j++) {
      low[j] = apply(0, j);
      high[j] = apply(maximum, j);
    }
    return new InputRange(low, high);
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
