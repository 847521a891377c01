package io.phasesweep.core.synapse;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The activity a(t) of a ladder after its ligand has stepped. Steps double from 1e-6 to a limit,
 * {@value #STEPS} of each, until the state has relaxed.
 */
final class LadderRelaxation {
  private static final int STEPS = 64;
  private static final double FIRST = 1e-6;
  private static final double LONGEST = 0.05;
  private static final double RELAXED = 1e-12;
  private static final int MOST_STEPS = 1_000_000;

  private final double[][] generator;
  private final double[] before;
  private final double[] after;

  LadderRelaxation(double[][] rates, double[] before, double[] after) {
    this.generator = LadderMemory.generator(rates);
    this.before = before;
    this.after = after;
  }

  /**
   * TV(a) = integral |K|: the sum of |change of a| between the roots of K = -da/dt. A root inside a
   * step is placed by the cubic through both ends of the step and their slopes.
   */
  double variation() {
    int n = before.length;
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = before[i] - after[i];
    }
    double start = size(d);
    double step = FIRST;
    RealMatrix flow = MatrixUtils.matrixExponential(scaled(step));
    double value = active(d);
    double slope = slope(d);
    double total = 0;
    for (int k = 1; size(d) > RELAXED * start && k < MOST_STEPS; k++) {
      d = flow.operate(d);
      double next = active(d);
      double nextSlope = slope(d);
      total += between(value, slope, next, nextSlope, step);
      value = next;
      slope = nextSlope;
      if (k % STEPS == 0 && step < LONGEST) {
        flow = flow.multiply(flow);
        step *= 2;
      }
    }
    return total + Math.abs(value);
  }

  private RealMatrix scaled(double step) {
    return new Array2DRowRealMatrix(generator).scalarMultiply(step);
  }

  private static double size(double[] d) {
    double sum = 0;
    for (double v : d) {
      sum += Math.abs(v);
    }
    return sum;
  }

  private static double active(double[] d) {
    double sum = 0;
    for (int m = 0; m < d.length / 2; m++) {
      sum += d[m];
    }
    return sum;
  }

  /** da/dt. */
  private double slope(double[] d) {
    double sum = 0;
    for (int m = 0; m < d.length / 2; m++) {
      for (int j = 0; j < d.length; j++) {
        sum += generator[m][j] * d[j];
      }
    }
    return sum;
  }

  private static double between(double a, double slopeA, double b, double slopeB, double h) {
    if (slopeA * slopeB >= 0) {
      return Math.abs(b - a);
    }
    double x = slopeA / (slopeA - slopeB);
    double y = 1 - x;
    double top =
        (1 + 2 * x) * y * y * a
            + x * y * y * h * slopeA
            + x * x * (3 - 2 * x) * b
            - x * x * y * h * slopeB;
    return Math.abs(top - a) + Math.abs(b - top);
  }
}
