package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Activation;
import java.util.Arrays;

/**
 * The layered energy-based network in double, one example at a time, in plain loops: what the
 * product is held to. Independent of the product's kernels and of EJML.
 */
public final class PlainNetwork {
  /** w[l][i][j] from unit i of layer l - 1 to unit j of layer l; index 0 is unused. */
  public final double[][][] w;

  /** b[l][j]. */
  public final double[][] b;

  private final Activation hidden;
  private final Activation output;

  public PlainNetwork(double[][][] w, double[][] b, Activation hidden, Activation output) {
    this.w = w;
    this.b = b;
    this.hidden = hidden;
    this.output = output;
  }

  public int depth() {
    return w.length - 1;
  }

  /** Zero activity with the input at index 0. */
  public double[][] zero(double[] x) {
    double[][] s = new double[w.length][];
    s[0] = x;
    for (int l = 1; l < w.length; l++) {
      s[l] = new double[b[l].length];
    }
    return s;
  }

  /** A copy. */
  public static double[][] copy(double[][] s) {
    return Arrays.stream(s).map(double[]::clone).toArray(double[][]::new);
  }

  /** Drive of unit j of layer l. */
  public double drive(double[][] s, int l, int j) {
    double u = b[l][j];
    for (int i = 0; i < s[l - 1].length; i++) {
      u += s[l - 1][i] * w[l][i][j];
    }
    if (l < depth()) {
      for (int k = 0; k < s[l + 1].length; k++) {
        u += s[l + 1][k] * w[l + 1][j][k];
      }
    }
    return u;
  }

  double project(int l, double u) {
    return switch (l == depth() ? output : hidden) {
      case HARD_SIGMOID -> Math.min(Math.max(u, 0), 1);
      case HARD_TANH -> Math.min(Math.max(u, -1), 1);
      case RELU -> Math.max(u, 0);
      default -> u;
    };
  }

  /** Whether a drive lies strictly inside the interval of its layer. */
  boolean inside(int l, double u) {
    return switch (l == depth() ? output : hidden) {
      case HARD_SIGMOID -> u > 0 && u < 1;
      case HARD_TANH -> u > -1 && u < 1;
      case RELU -> u > 0;
      default -> true;
    };
  }

  /** One synchronous sweep of layers 1 .. top. */
  public double[][] synchronous(double[][] s, double eps, double nudge, double[] t, int top) {
    double[][] next = copy(s);
    for (int l = 1; l <= top; l++) {
      for (int j = 0; j < s[l].length; j++) {
        double force = drive(s, l, j) - s[l][j];
        force -= l == depth() ? 2 * nudge * (s[l][j] - t[j]) : 0;
        next[l][j] = project(l, s[l][j] + eps * force);
      }
    }
    return next;
  }

  /** One alternating sweep of layers 1 .. top: odd, then even. */
  public double[][] alternating(double[][] s, double nudge, double[] t, int top) {
    double[][] next = copy(s);
    for (int first = 1; first <= 2; first++) {
      for (int l = first; l <= top; l += 2) {
        for (int j = 0; j < s[l].length; j++) {
          double u = drive(next, l, j);
          next[l][j] = project(l, l == depth() ? (u + 2 * nudge * t[j]) / (1 + 2 * nudge) : u);
        }
      }
    }
    return next;
  }

  /** Sweeps of either order. */
  public double[][] relax(
      String order, double[][] s, int sweeps, double eps, double nudge, double[] t, int top) {
    double[][] state = copy(s);
    for (int i = 0; i < sweeps; i++) {
      state =
          order.equals("alternating")
              ? alternating(state, nudge, t, top)
              : synchronous(state, eps, nudge, t, top);
    }
    return state;
  }

  public double energy(double[][] s) {
    double e = 0;
    for (int l = 1; l <= depth(); l++) {
      for (int j = 0; j < s[l].length; j++) {
        e += s[l][j] * s[l][j] / 2 - b[l][j] * s[l][j];
        for (int i = 0; i < s[l - 1].length; i++) {
          e -= s[l - 1][i] * w[l][i][j] * s[l][j];
        }
      }
    }
    return e;
  }

  public static double cost(double[] y, double[] t) {
    double c = 0;
    for (int j = 0; j < y.length; j++) {
      c += (y[j] - t[j]) * (y[j] - t[j]);
    }
    return c;
  }

  /** Adds {@code factor} times the correlations of {@code s} to flat blocks W1, b1, W2, .. */
  public void correlate(double[][] s, double factor, double[][] blocks) {
    for (int l = 1; l <= depth(); l++) {
      int units = s[l].length;
      for (int j = 0; j < units; j++) {
        for (int i = 0; i < s[l - 1].length; i++) {
          blocks[2 * l - 2][i * units + j] += factor * s[l - 1][i] * s[l][j];
        }
        blocks[2 * l - 1][j] += factor * s[l][j];
      }
    }
  }

  /** Zero blocks W1, b1, W2, .. */
  public double[][] blocks() {
    double[][] blocks = new double[2 * depth()][];
    for (int l = 1; l <= depth(); l++) {
      blocks[2 * l - 2] = new double[w[l].length * b[l].length];
      blocks[2 * l - 1] = new double[b[l].length];
    }
    return blocks;
  }

  /** Adds {@code factor} dC/dtheta at the fixed point {@code s}. */
  public void addGradient(double[][] s, double[] t, double factor, double[][] blocks) {
    double[][] v = zero(new double[s[0].length]);
    for (int n = 0; n < 4000; n++) {
      double[][] next = copy(v);
      for (int l = 1; l <= depth(); l++) {
        for (int j = 0; j < s[l].length; j++) {
          double force = drive(v, l, j) - b[l][j];
          force += l == depth() ? 2 * (s[l][j] - t[j]) : 0;
          double toward = inside(l, drive(s, l, j)) ? force : 0;
          next[l][j] = (v[l][j] + toward) / 2;
        }
      }
      v = next;
    }
    for (int l = 1; l <= depth(); l++) {
      int units = s[l].length;
      for (int j = 0; j < units; j++) {
        for (int i = 0; i < s[l - 1].length; i++) {
          blocks[2 * l - 2][i * units + j] +=
              factor * (s[l - 1][i] * v[l][j] + v[l - 1][i] * s[l][j]);
        }
        blocks[2 * l - 1][j] += factor * v[l][j];
      }
    }
  }
}
