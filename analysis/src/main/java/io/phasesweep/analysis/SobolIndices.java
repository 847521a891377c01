package io.phasesweep.analysis;

import io.phasesweep.core.random.Stream;
import java.util.Arrays;

/**
 * Shares of the variance of an output that single axes and pairs of them explain.
 *
 * <pre>
 *   S1_i  = mean(f_B (f_ABi - f_A)) / V
 *   ST_i  = mean((f_A - f_ABi)^2) / (2 V)
 *   S2_ij = mean(f_BAi f_ABj - f_A f_B) / V - S1_i - S1_j
 * </pre>
 *
 * over outputs less their mean, divided by their population standard deviation; V: population
 * variance of the outputs of A and B together.
 *
 * <p>A. Saltelli et al., Computer Physics Communications 181 (2010) 259. Immutable but for its
 * arrays, which are not handed out.
 */
final class SobolIndices {
  private static final int DRAWS = 2_000;
  private static final int LOWER = 50;
  private static final int UPPER = 1_951;
  private static final int LEAST = 10;

  private final double[][] rows;
  private final int axes;
  private final boolean pairs;

  /**
   * The outputs.
   *
   * @param outputs [base rows x (A, AB_1 .. AB_k, [BA_1 .. BA_k,] B)]
   * @param axes k
   */
  SobolIndices(double[][] outputs, int axes) {
    this.axes = axes;
    this.pairs = outputs.length > 0 && outputs[0].length == 2 * axes + 2;
    double[] all = Arrays.stream(outputs).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).sum() / all.length;
    double deviation =
        Math.sqrt(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum() / all.length);
    this.rows =
        Arrays.stream(outputs)
            .map(row -> Arrays.stream(row).map(v -> (v - mean) / deviation).toArray())
            .toArray(double[][]::new);
  }

  /** Base rows. */
  int n() {
    return rows.length;
  }

  boolean hasPairs() {
    return pairs;
  }

  /** The same from the first {@code n} base rows. */
  SobolIndices first(int n) {
    return new SobolIndices(Arrays.copyOf(rows, n), axes);
  }

  double first(int axis, int[] drawn) {
    double sum = 0;
    for (int r : drawn) {
      sum += b(r) * (rows[r][1 + axis] - rows[r][0]);
    }
    return sum / drawn.length / variance(drawn);
  }

  double total(int axis, int[] drawn) {
    double sum = 0;
    for (int r : drawn) {
      double difference = rows[r][0] - rows[r][1 + axis];
      sum += difference * difference;
    }
    return sum / drawn.length / (2 * variance(drawn));
  }

  double pair(int i, int j, int[] drawn) {
    double sum = 0;
    for (int r : drawn) {
      sum += rows[r][1 + axes + i] * rows[r][1 + j] - rows[r][0] * b(r);
    }
    return sum / drawn.length / variance(drawn) - first(i, drawn) - first(j, drawn);
  }

  /** All base rows, once each. */
  int[] all() {
    int[] every = new int[rows.length];
    Arrays.setAll(every, i -> i);
    return every;
  }

  private double b(int row) {
    return rows[row][rows[row].length - 1];
  }

  private double variance(int[] drawn) {
    double sum = 0;
    double squares = 0;
    for (int r : drawn) {
      double a = rows[r][0];
      double b = b(r);
      sum += a + b;
      squares += a * a + b * b;
    }
    double mean = sum / (2 * drawn.length);
    return squares / (2 * drawn.length) - mean * mean;
  }

  /** An index of drawn base rows. */
  interface Index {
    double of(int[] drawn);
  }

  /**
   * The index with its percentile interval: order statistics 50 and 1951 of 2 000 resamples of the
   * base rows, from 10 rows on. Every index sees the same resamples.
   */
  Interval interval(Index index) {
    double estimate = index.of(all());
    if (n() < LEAST) {
      return new Interval(estimate, Double.NaN, Double.NaN, n());
    }
    Stream stream = new Stream(1, "analysis/sobol-indices");
    double[] estimates = new double[DRAWS];
    int[] drawn = new int[n()];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (int) stream.below(draw, i, n());
      }
      estimates[draw] = index.of(drawn);
    }
    Arrays.sort(estimates);
    return new Interval(estimate, estimates[LOWER - 1], estimates[UPPER - 1], n());
  }
}
