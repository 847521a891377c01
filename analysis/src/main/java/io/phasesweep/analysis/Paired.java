package io.phasesweep.analysis;

import io.phasesweep.core.random.Stream;
import java.util.List;

/** Differences paired by seed. */
final class Paired {
  private static final int EXACT = 16;
  private static final int DRAWS = 20_000;
  private static final double EQUAL = 1e-12;

  private Paired() {}

  /**
   * Two-sided sign-flip test of a mean difference of 0: the share of sign patterns whose |mean| is
   * at least the observed one. All 2^n patterns up to n = 16; above, {@code p = (1 + count) / (1 +
   * 20 000)} of patterns drawn from the stream {@code analysis/sign-flip} of seed 1. Means within
   * 1e-12 are equal.
   */
  static double signFlip(List<Double> differences) {
    int n = differences.size();
    double[] d = differences.stream().mapToDouble(Double::doubleValue).toArray();
    double observed = Math.abs(Means.mean(differences)) - EQUAL;
    if (n <= EXACT) {
      long patterns = 1L << n;
      long count = 0;
      for (long pattern = 0; pattern < patterns; pattern++) {
        count += flippedMean(d, pattern) >= observed ? 1 : 0;
      }
      return (double) count / patterns;
    }
    Stream stream = new Stream(1, "analysis/sign-flip");
    long count = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      count += drawnMean(d, stream, draw) >= observed ? 1 : 0;
    }
    return (1.0 + count) / (1.0 + DRAWS);
  }

  private static double flippedMean(double[] d, long pattern) {
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += (pattern >> i & 1) == 0 ? d[i] : -d[i];
    }
    return Math.abs(sum / d.length);
  }

  private static double drawnMean(double[] d, Stream stream, long draw) {
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += stream.word(draw, i) >= 0 ? d[i] : -d[i];
    }
    return Math.abs(sum / d.length);
  }

  /**
   * Two one-sided t tests: the larger p of "mean difference at most -margin" and "at least
   * +margin". Below .05 the two are equivalent within the margin. D. Schuirmann, J. Pharmacokinet.
   * Biopharm. 15, 1987.
   *
   * @param margin above 0, in the unit of the differences, fixed before the sweep
   */
  static double equivalence(List<Double> differences, double margin) {
    int n = differences.size();
    double mean = Means.mean(differences);
    double error = Means.deviation(differences) / Math.sqrt(n);
    if (error == 0) {
      return Math.abs(mean) < margin ? 0 : 1;
    }
    return Math.max(
        Means.above(n - 1, (mean + margin) / error), Means.above(n - 1, (margin - mean) / error));
  }
}
