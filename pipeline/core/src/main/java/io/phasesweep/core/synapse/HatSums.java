package io.phasesweep.core.synapse;

import java.util.Arrays;

/**
 * Sums over points from which any fit by hat functions follows without visiting the points again.
 */
final class HatSums {
  private static final int KNOTS = 4;

  private final double[] x;
  private final double[][] sums;

  HatSums(double[] x, double[] y) {
    this.x = x;
    this.sums = new double[x.length + 1][];
    sums[0] = new double[6];
    for (int i = 0; i < x.length; i++) {
      double[] terms = {1, x[i], x[i] * x[i], y[i], x[i] * y[i], y[i] * y[i]};
      sums[i + 1] = sums[i].clone();
      for (int k = 0; k < terms.length; k++) {
        sums[i + 1][k] += terms[k];
      }
    }
  }

  /** Sum of squared errors of the best heights. */
  double error(double first, double second) {
    double[] right = new double[KNOTS];
    double[] heights = solve(first, second, right);
    double error = sums[x.length][5];
    for (int k = 0; k < KNOTS; k++) {
      error -= heights[k] * right[k];
    }
    return error;
  }

  /** Values of the best fit at the four knots. */
  double[] heights(double first, double second) {
    return solve(first, second, new double[KNOTS]);
  }

  /** Solves the normal equations. Modified: {@code right}, their right side. */
  private double[] solve(double first, double second, double[] right) {
    double[] knots = {x[0], first, second, x[x.length - 1]};
    double[] diagonal = new double[KNOTS];
    double[] beside = new double[KNOTS];
    int from = 0;
    for (int piece = 0; piece + 1 < KNOTS; piece++) {
      int to = piece + 2 == KNOTS ? x.length : above(knots[piece + 1]);
      add(piece, from, to, knots, diagonal, beside, right);
      from = to;
    }
    double[] heights = right.clone();
    double[] pivot = diagonal.clone();
    for (int k = 1; k < KNOTS; k++) {
      double factor = beside[k - 1] / pivot[k - 1];
      pivot[k] -= factor * beside[k - 1];
      heights[k] -= factor * heights[k - 1];
    }
    for (int k = KNOTS - 1; k >= 0; k--) {
      double next = k + 1 < KNOTS ? beside[k] * heights[k + 1] : 0;
      heights[k] = (heights[k] - next) / pivot[k];
    }
    return heights;
  }

  /** Index of the first point above {@code value}. */
  private int above(double value) {
    int at = Arrays.binarySearch(x, value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The points of one piece, with t = (x - left)/length: hats 1 - t and t. */
  private void add(
      int piece,
      int from,
      int to,
      double[] knots,
      double[] diagonal,
      double[] beside,
      double[] right) {
    double left = knots[piece];
    double length = knots[piece + 1] - left;
    double[] s = new double[5];
    for (int k = 0; k < s.length; k++) {
      s[k] = sums[to][k] - sums[from][k];
    }
    double t = (s[1] - left * s[0]) / length;
    double tt = (s[2] - 2 * left * s[1] + left * left * s[0]) / (length * length);
    double ty = (s[4] - left * s[3]) / length;
    diagonal[piece] += s[0] - 2 * t + tt;
    beside[piece] += t - tt;
    diagonal[piece + 1] += tt;
    right[piece] += s[3] - ty;
    right[piece + 1] += ty;
  }
}
