package io.phasesweep.analysis;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** Means over seeds. */
final class Means {
  private static final double UPPER = 0.975;

  private Means() {}

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  /** Standard deviation with n - 1; NaN below two values. */
  static double deviation(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  /**
   * Mean with its t interval:
   *
   * <pre>
   *   mean +- t_{n-1}(.975) s / sqrt(n)
   * </pre>
   *
   * <p>One value has no interval: its ends are NaN.
   */
  static Interval interval(List<Double> values) {
    return interval(values.size(), mean(values), deviation(values));
  }

  /** The same from n, mean and standard deviation. */
  static Interval interval(int n, double mean, double deviation) {
    double half = n < 2 ? Double.NaN : quantile(n - 1) * deviation / Math.sqrt(n);
    return new Interval(mean, mean - half, mean + half, n);
  }

  /** The .975 quantile of Student's t. */
  static double quantile(int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(UPPER);
  }

  /** P(T > t). */
  static double above(int degreesOfFreedom, double t) {
    return TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }
}
