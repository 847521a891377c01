package io.phasesweep.core.readout;

import java.util.function.ToDoubleBiFunction;

/**
 * Limited-memory BFGS with 20 pairs for a smooth, strictly convex function.
 *
 * <pre>
 *   d = -H g, H by the two-loop recursion     step halves until f(w + t d) <= f(w) + 1e-4 t g.d
 * </pre>
 *
 * <p>J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, Springer 2006, algorithm 7.4.
 */
final class QuasiNewton {
  private static final int PAIRS = 20;
  private static final double ARMIJO = 1e-4;
  private static final int HALVINGS = 40;

  private final ToDoubleBiFunction<double[], double[]> function;
  private final double tolerance;
  private final int limit;
  private final double[][] moves = new double[PAIRS][];
  private final double[][] turns = new double[PAIRS][];
  private final double[] inverse = new double[PAIRS];
  private final double[] along = new double[PAIRS];
  private int count;

  /**
   * @param function value at the first argument; its gradient goes into the second
   * @param tolerance largest entry of the gradient at which it stops
   * @param limit most iterations
   */
  QuasiNewton(ToDoubleBiFunction<double[], double[]> function, double tolerance, int limit) {
    this.function = function;
    this.tolerance = tolerance;
    this.limit = limit;
  }

  /**
   * Minimises from {@code w}. Modified: {@code w}, this.
   *
   * @return times the function was evaluated
   */
  int minimise(double[] w) {
    double[] gradient = new double[w.length];
    double[] next = new double[w.length];
    double[] nextGradient = new double[w.length];
    double[] direction = new double[w.length];
    double value = function.applyAsDouble(w, gradient);
    int looks = 1;
    for (int i = 0; i < limit && largest(gradient) > tolerance; i++) {
      descend(gradient, direction);
      double slope = dot(gradient, direction);
      double step = count == 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
      double reached = Double.NaN;
      boolean lower = false;
      for (int h = 0; h < HALVINGS && !lower; h++, step /= 2) {
        for (int j = 0; j < w.length; j++) {
          next[j] = w[j] + step * direction[j];
        }
        reached = function.applyAsDouble(next, nextGradient);
        looks++;
        lower = reached <= value + ARMIJO * step * slope;
      }
      if (!lower) {
        return looks;
      }
      remember(w, next, gradient, nextGradient);
      System.arraycopy(next, 0, w, 0, w.length);
      System.arraycopy(nextGradient, 0, gradient, 0, w.length);
      value = reached;
    }
    return looks;
  }

  private void remember(double[] w, double[] next, double[] gradient, double[] nextGradient) {
    int slot = count % PAIRS;
    double[] move = moves[slot] == null ? new double[w.length] : moves[slot];
    double[] turn = turns[slot] == null ? new double[w.length] : turns[slot];
    for (int j = 0; j < w.length; j++) {
      move[j] = next[j] - w[j];
      turn[j] = nextGradient[j] - gradient[j];
    }
    double curvature = dot(move, turn);
    if (curvature > 0) {
      moves[slot] = move;
      turns[slot] = turn;
      inverse[slot] = 1 / curvature;
      count++;
    }
  }

  /** {@code direction = -H gradient}. Modified: {@code direction}, this. */
  private void descend(double[] gradient, double[] direction) {
    for (int j = 0; j < gradient.length; j++) {
      direction[j] = -gradient[j];
    }
    int oldest = Math.max(0, count - PAIRS);
    for (int i = count - 1; i >= oldest; i--) {
      int slot = i % PAIRS;
      along[slot] = inverse[slot] * dot(moves[slot], direction);
      add(-along[slot], turns[slot], direction);
    }
    if (count > 0) {
      int last = (count - 1) % PAIRS;
      double scale = 1 / (inverse[last] * dot(turns[last], turns[last]));
      for (int j = 0; j < direction.length; j++) {
        direction[j] *= scale;
      }
    }
    for (int i = oldest; i < count; i++) {
      int slot = i % PAIRS;
      double back = inverse[slot] * dot(turns[slot], direction);
      add(along[slot] - back, moves[slot], direction);
    }
  }

  private static void add(double c, double[] from, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += c * from[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    return SoftmaxObjective.dot(a, 0, b, 0, a.length);
  }

  private static double largest(double[] gradient) {
    double most = 0;
    for (double g : gradient) {
      most = Math.max(most, Math.abs(g));
    }
    return most;
  }
}
