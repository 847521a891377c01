package io.phasesweep.analysis;

import io.phasesweep.core.random.Stream;
import java.util.Arrays;

/**
 * The cells that no other cell beats: none is at least as good in everything and better in
 * something. Less is better in all.
 */
final class ParetoFront {
  private static final int DRAWS = 2_000;

  private ParetoFront() {}

  /**
   * Which points are on the front; equal points are on it together.
   *
   * @param points [cells x objectives]
   */
  static boolean[] of(double[][] points) {
    boolean[] front = new boolean[points.length];
    for (int i = 0; i < points.length; i++) {
      double[] point = points[i];
      front[i] = Arrays.stream(points).noneMatch(other -> dominates(other, point));
    }
    return front;
  }

  private static boolean dominates(double[] a, double[] b) {
    boolean better = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
      better |= a[i] < b[i];
    }
    return better;
  }

  /**
   * Share of 2 000 resamples of the seeds in which a cell is on the front of its mean error and its
   * costs. One resample holds for all cells, because their errors are paired by seed: stream {@code
   * analysis/pareto} of seed 1.
   *
   * @param errors [cells x seeds], the same seeds in every row
   * @param costs [cells x further objectives], not resampled
   */
  static double[] membership(double[][] errors, double[][] costs) {
    int seeds = errors.length == 0 ? 0 : errors[0].length;
    Stream stream = new Stream(1, "analysis/pareto");
    int[] hits = new int[errors.length];
    double[][] points = new double[errors.length][];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] drawn = new int[seeds];
      for (int s = 0; s < seeds; s++) {
        drawn[s] = (int) stream.below(draw, s, seeds);
      }
      for (int c = 0; c < errors.length; c++) {
        double sum = 0;
        for (int s : drawn) {
          sum += errors[c][s];
        }
        points[c] = with(sum / seeds, costs[c]);
      }
      boolean[] front = of(points);
      for (int c = 0; c < hits.length; c++) {
        hits[c] += front[c] ? 1 : 0;
      }
    }
    return Arrays.stream(hits).mapToDouble(h -> (double) h / DRAWS).toArray();
  }

  /** Objectives of a cell: its error, then its costs. */
  static double[] with(double error, double[] costs) {
    double[] point = new double[1 + costs.length];
    point[0] = error;
    System.arraycopy(costs, 0, point, 1, costs.length);
    return point;
  }
}
