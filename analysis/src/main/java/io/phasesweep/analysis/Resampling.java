package io.phasesweep.analysis;

import io.phasesweep.core.random.Stream;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Intervals of statistics that have no formula, over seeds. */
final class Resampling {
  private static final int DRAWS = 2_000;
  private static final int LOWER = 50;
  private static final int UPPER = 1_951;
  private static final int LEAST = 10;

  private Resampling() {}

  /**
   * Jackknife-t interval of a smooth scalar:
   *
   * <pre>
   *   theta +- t_{n-1}(.975) sqrt((n-1)/n sum_i (theta_(i) - mean)^2)
   * </pre>
   *
   * where theta_(i) leaves seed i out and the estimate is that of all seeds. R. Miller, Biometrika
   * 61, 1974.
   *
   * @param estimate theta of all seeds
   * @param withoutEach theta_(i)
   */
  static Interval jackknife(double estimate, double[] withoutEach) {
    int n = withoutEach.length;
    if (n < 2) {
      return new Interval(estimate, Double.NaN, Double.NaN, n);
    }
    double mean = Arrays.stream(withoutEach).sum() / n;
    double squares = Arrays.stream(withoutEach).map(v -> (v - mean) * (v - mean)).sum();
    double half = Means.quantile(n - 1) * Math.sqrt((n - 1.0) / n * squares);
    return new Interval(estimate, estimate - half, estimate + half, n);
  }

  /**
   * Percentile bootstrap over seeds: order statistics 50 and 1951 of 2 000 draws with replacement
   * from the stream {@code analysis/<statistic>} of seed 1. For medians.
   *
   * @param values one per seed, n >= 10: fewer seeds have too few distinct resamples
   */
  static Interval bootstrap(
      String statistic, double[] values, ToDoubleFunction<double[]> estimator) {
    int n = values.length;
    if (n < LEAST) {
      throw new IllegalArgumentException("bootstrap: n = " + n + "; at least 10 seeds are allowed");
    }
    Stream stream = new Stream(1, "analysis/" + statistic);
    double[] estimates = new double[DRAWS];
    double[] drawn = new double[n];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = values[(int) stream.below(draw, i, n)];
      }
      estimates[draw] = estimator.applyAsDouble(drawn.clone());
    }
    Arrays.sort(estimates);
    return new Interval(
        estimator.applyAsDouble(values.clone()), estimates[LOWER - 1], estimates[UPPER - 1], n);
  }

  /** The median; the mean of the middle two of an even number. Modified: {@code values}. */
  static double median(double[] values) {
    Arrays.sort(values);
    int n = values.length;
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
  }
}
