package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.network.Parameters;

/** Backpropagation in double, one example at a time, in plain loops. */
final class PlainGradient {
  private PlainGradient() {}

  /** -dloss/dtheta, mean over all examples, as blocks W1, b1, .. */
  static double[][] descent(Parameters theta, String activation, String loss, ArrayPart part) {
    int depth = theta.blocks().size() / 2;
    double[][] blocks = new double[2 * depth][];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new double[theta.blocks().get(b).matrix().getNumElements()];
    }
    for (int n = 0; n < part.size(); n++) {
      double[][] m = new double[depth + 1][];
      m[0] = new double[part.inputs()];
      for (int i = 0; i < m[0].length; i++) {
        m[0][i] = part.inputsOf()[n][i];
      }
      for (int l = 1; l <= depth; l++) {
        m[l] = up(theta, l, m[l - 1]);
        for (int j = 0; j < m[l].length && l < depth; j++) {
          m[l][j] = value(activation, m[l][j]);
        }
      }
      double[] e = error(loss, m[depth], part.label(n));
      for (int l = depth; l >= 1; l--) {
        for (int j = 0; j < e.length; j++) {
          for (int i = 0; i < m[l - 1].length; i++) {
            blocks[2 * l - 2][i * e.length + j] -= m[l - 1][i] * e[j] / part.size();
          }
          blocks[2 * l - 1][j] -= e[j] / part.size();
        }
        e = down(theta, l, e);
        for (int i = 0; i < e.length && l > 1; i++) {
          e[i] *= slope(activation, m[l - 1][i]);
        }
      }
    }
    return blocks;
  }

  /** dloss/dx of one example, by central differences of the half squared error. */
  static double[] slope(Parameters theta, String activation, ArrayPart one) {
    double[] slope = new double[one.inputs()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] =
          (error(theta, activation, one, i, 1e-5) - error(theta, activation, one, i, -1e-5)) / 2e-5;
    }
    return slope;
  }

  private static double error(
      Parameters theta, String activation, ArrayPart one, int moved, double by) {
    double[] m = new double[one.inputs()];
    for (int i = 0; i < m.length; i++) {
      m[i] = one.inputsOf()[0][i] + (i == moved ? by : 0);
    }
    int depth = theta.blocks().size() / 2;
    for (int l = 1; l <= depth; l++) {
      m = up(theta, l, m);
      for (int j = 0; j < m.length && l < depth; j++) {
        m[j] = value(activation, m[j]);
      }
    }
    double sum = 0;
    for (double e : error("half-squared-error", m, one.label(0))) {
      sum += e * e / 2;
    }
    return sum;
  }

  private static double[] up(Parameters theta, int l, double[] below) {
    float[] w = theta.blocks().get(2 * l - 2).matrix().data;
    float[] b = theta.blocks().get(2 * l - 1).matrix().data;
    double[] out = new double[b.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = b[j];
      for (int i = 0; i < below.length; i++) {
        out[j] += below[i] * w[i * out.length + j];
      }
    }
    return out;
  }

  private static double[] down(Parameters theta, int l, double[] e) {
    float[] w = theta.blocks().get(2 * l - 2).matrix().data;
    double[] out = new double[w.length / e.length];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < e.length; j++) {
        out[i] += e[j] * w[i * e.length + j];
      }
    }
    return out;
  }

  private static double[] error(String loss, double[] a, int label) {
    double[] e = new double[a.length];
    double total = 0;
    for (double v : a) {
      total += Math.exp(v);
    }
    for (int j = 0; j < a.length; j++) {
      double target = j == label ? 1 : 0;
      e[j] =
          switch (loss) {
            case "cross-entropy" -> Math.exp(a[j]) / total - target;
            case "squared-error" -> 2 * (a[j] - target);
            default -> a[j] - target;
          };
    }
    return e;
  }

  private static double value(String activation, double a) {
    return switch (activation) {
      case "relu" -> Math.max(a, 0);
      case "tanh" -> Math.tanh(a);
      case "sigmoid" -> 1 / (1 + Math.exp(-a));
      case "hard-sigmoid" -> Math.min(Math.max(a, 0), 1);
      default -> a;
    };
  }

  private static double slope(String activation, double m) {
    return switch (activation) {
      case "relu" -> m > 0 ? 1 : 0;
      case "tanh" -> 1 - m * m;
      case "sigmoid" -> m * (1 - m);
      case "hard-sigmoid" -> m > 0 && m < 1 ? 1 : 0;
      default -> 1;
    };
  }
}
