package io.phasesweep.core.rule.dual;

import java.util.Arrays;

/**
 * Dual propagation in double, in plain loops, one example at a time: with the two states of every
 * unit written out, or carried as mean and difference.
 */
final class DyadReference {
  /** How a unit is held. */
  enum Form {
    TWO_STATES,
    MEAN_DIFFERENCE
  }

  final DualPlan plan;
  final double[][][] w;
  final double[][] b;
  final double[] inertia;
  private final Form form;
  private final int depth;
  private final double alpha;
  private double[][] drive;
  private double[][] plus;
  private double[][] minus;
  private double[][] mean;
  private double[][] difference;
  private double[] predicted;

  /**
   * @param w weights [layer][input][output], from layer 1
   */
  DyadReference(DualPlan plan, double[][][] w, double[][] b, Form form) {
    this.plan = plan;
    this.w = w;
    this.b = b;
    this.form = form;
    this.depth = w.length - 1;
    this.alpha = plan.alpha();
    this.inertia = new double[depth + 1];
  }

  /** Goes to the states of the forward pass, or to zero. */
  void begin(double[] x, int label) {
    drive = new double[depth + 1][];
    plus = new double[depth + 1][];
    minus = new double[depth + 1][];
    mean = new double[depth + 1][];
    difference = new double[depth + 1][];
    plus[0] = x;
    minus[0] = x;
    mean[0] = x;
    for (int k = 1; k <= depth; k++) {
      drive(k);
      double[] state = new double[b[k].length];
      if (plan.start() == DualPlan.Start.FORWARD) {
        for (int j = 0; j < state.length; j++) {
          state[j] = k == depth ? drive[k][j] : f(drive[k][j]);
        }
      }
      plus[k] = state;
      minus[k] = state.clone();
      mean[k] = state.clone();
      difference[k] = new double[state.length];
    }
    predicted = gradient(drive[depth], label);
  }

  private void drive(int k) {
    double[] below = mean(k - 1);
    drive[k] = b[k].clone();
    for (int i = 0; i < below.length; i++) {
      for (int j = 0; j < drive[k].length; j++) {
        drive[k][j] += below[i] * w[k][i][j];
      }
    }
  }

  /** m_k. */
  double[] mean(int k) {
    if (form == Form.MEAN_DIFFERENCE) {
      return mean[k];
    }
    double[] m = new double[plus[k].length];
    for (int j = 0; j < m.length; j++) {
      m[j] = alpha * plus[k][j] + (1 - alpha) * minus[k][j];
    }
    return m;
  }

  /** d_k. */
  double[] difference(int k) {
    if (form == Form.MEAN_DIFFERENCE) {
      return difference[k];
    }
    double[] d = new double[plus[k].length];
    for (int j = 0; j < d.length; j++) {
      d[j] = plus[k][j] - minus[k][j];
    }
    return d;
  }

  /** The states of one unit, s+ and s-, for vectors that list them. */
  double[] plus(int k) {
    return plus[k];
  }

  double[] minus(int k) {
    return minus[k];
  }

  void run(int[] visits, int label) {
    for (int k : visits) {
      visit(k, label);
    }
  }

  /** All layers from the states of the pass before. */
  void runParallel(int passes, int label) {
    for (int pass = 1; pass <= passes; pass++) {
      double[][] feedback = new double[depth + 1][];
      for (int k = 1; k <= depth; k++) {
        drive(k);
        feedback[k] = k < depth ? feedback(k) : new double[0];
      }
      for (int k = 1; k < depth; k++) {
        settle(k, feedback[k]);
      }
      if (plan.start() == DualPlan.Start.FORWARD || pass >= depth) {
        nudge(label);
      }
    }
  }

  void visit(int k, int label) {
    if (plan.order() != InferenceOrder.BACKWARD_SWEEP) {
      drive(k);
    }
    if (k == depth) {
      nudge(label);
    } else {
      double[] kept = mean(k).clone();
      settle(k, feedback(k));
      if (plan.order() == InferenceOrder.BACKWARD_SWEEP) {
        keep(k, kept);
      }
    }
  }

  /** Shifts both states so that their mean is as it was. */
  private void keep(int k, double[] kept) {
    double[] now = mean(k);
    mean[k] = kept;
    for (int j = 0; j < kept.length; j++) {
      plus[k][j] += kept[j] - now[j];
      minus[k][j] += kept[j] - now[j];
    }
  }

  private double[] feedback(int k) {
    double[] above = difference(k + 1);
    double[] back = new double[b[k].length];
    for (int i = 0; i < back.length; i++) {
      for (int j = 0; j < above.length; j++) {
        back[i] += plan.gain() * above[j] * w[k + 1][i][j];
      }
    }
    return back;
  }

  private void settle(int k, double[] back) {
    double lambda = inertia[k];
    double up = plan.variant().positive(alpha);
    double down = plan.variant().negative(alpha);
    for (int j = 0; j < back.length; j++) {
      double a = drive[k][j];
      if (form == Form.TWO_STATES) {
        plus[k][j] = f((a + up * back[j] + lambda * plus[k][j]) / (1 + lambda));
        minus[k][j] = f((a - down * back[j] + lambda * minus[k][j]) / (1 + lambda));
      } else {
        double q = (a + plan.variant().shift(alpha) * back[j] + lambda * mean[k][j]) / (1 + lambda);
        carry(k, j, q, (back[j] + lambda * difference[k][j]) / (1 + lambda));
      }
    }
  }

  private void carry(int k, int j, double q, double e) {
    double p = q + (1 - alpha) * e;
    double n = q - alpha * e;
    double d;
    switch (plan.net().activation()) {
      case TANH -> d = Math.tanh(e) * (1 - Math.tanh(p) * Math.tanh(n));
      case SIGMOID -> d = Math.tanh(e / 2) * (1 - Math.tanh(p / 2) * Math.tanh(n / 2)) / 2;
      default -> d = f(p) - f(n) == p - n ? e : f(p) - f(n);
    }
    difference[k][j] = d;
    mean[k][j] = alpha >= .5 ? f(p) - (1 - alpha) * d : f(n) + alpha * d;
  }

  private void nudge(int label) {
    double beta = plan.beta();
    double up = plan.variant().positive(alpha);
    double down = plan.variant().negative(alpha);
    double[] a = drive[depth];
    double[] g = plan.nudge() == OutputNudge.PREDICTED ? predicted : gradient(a, label);
    for (int j = 0; j < a.length; j++) {
      double y = j == label ? 1 : 0;
      if (plan.nudge() == OutputNudge.PROXIMAL) {
        plus[depth][j] = (a[j] + up * beta * y) / (1 + up * beta);
        minus[depth][j] = (a[j] - down * beta * y) / (1 - down * beta);
        difference[depth][j] = beta * (y - a[j]) / ((1 + up * beta) * (1 - down * beta));
      } else {
        plus[depth][j] = a[j] - up * beta * g[j];
        minus[depth][j] = a[j] + down * beta * g[j];
        difference[depth][j] = -beta * g[j];
      }
    }
  }

  /** dloss/da of one example. */
  double[] gradient(double[] a, int label) {
    double[] g = new double[a.length];
    double highest = Arrays.stream(a).max().orElse(0);
    double total = Arrays.stream(a).map(v -> Math.exp(v - highest)).sum();
    double others = 0;
    for (int j = 0; j < a.length; j++) {
      double y = j == label ? 1 : 0;
      switch (plan.net().loss()) {
        case SQUARED_ERROR -> g[j] = 2 * (a[j] - y);
        case CROSS_ENTROPY -> g[j] = Math.exp(a[j] - highest) / total;
        default -> g[j] = a[j] - y;
      }
      others += j == label ? 0 : g[j];
    }
    if (plan.net().loss() == io.phasesweep.core.network.Loss.CROSS_ENTROPY) {
      g[label] = -others;
    }
    return g;
  }

  double f(double a) {
    return switch (plan.net().activation()) {
      case RELU -> Math.max(a, 0);
      case TANH -> Math.tanh(a);
      case SIGMOID -> (1 + Math.tanh(a / 2)) / 2;
      case HARD_SIGMOID -> Math.min(Math.max(a, 0), 1);
      default -> a;
    };
  }

  private double slope(double a) {
    return switch (plan.net().activation()) {
      case RELU -> a > 0 ? 1 : 0;
      case TANH -> 1 - f(a) * f(a);
      case SIGMOID -> f(a) * (1 - f(a));
      case HARD_SIGMOID -> a > 0 && a < 1 ? 1 : 0;
      default -> 1;
    };
  }

  /** Drives of the last forward pass or visit. */
  double[] drives(int k) {
    return drive[k];
  }

  /** Mean gradient of the rule, blocks W1, b1, .. */
  double[][] gradients(double[][] x, int[] labels) {
    double[][] sums = zeros();
    for (int n = 0; n < x.length; n++) {
      begin(x[n], labels[n]);
      if (plan.order() == InferenceOrder.PARALLEL) {
        runParallel(plan.passes(), labels[n]);
      } else {
        run(plan.order().visits(depth, plan.passes()), labels[n]);
      }
      for (int k = 1; k <= depth; k++) {
        add(sums, k, mean(k - 1), difference(k), -1 / (plan.scale(k) * x.length));
      }
    }
    return sums;
  }

  /** Mean gradient of the loss, blocks W1, b1, .. */
  double[][] backpropagation(double[][] x, int[] labels) {
    double[][] sums = zeros();
    for (int n = 0; n < x.length; n++) {
      double[][] e = errors(x[n], labels[n]);
      for (int k = 1; k <= depth; k++) {
        add(sums, k, mean(k - 1), e[k], 1.0 / x.length);
      }
    }
    return sums;
  }

  /** Errors e_k of one example, k = 0 .. L, at the forward pass; states are those of it. */
  double[][] errors(double[] x, int label) {
    begin(x, label);
    if (plan.start() != DualPlan.Start.FORWARD) {
      throw new IllegalStateException("a forward pass starts from forward states");
    }
    double[][] e = new double[depth + 1][];
    e[depth] = predicted;
    for (int k = depth - 1; k >= 0; k--) {
      e[k] = new double[w[k + 1].length];
      for (int i = 0; i < e[k].length; i++) {
        for (int j = 0; j < e[k + 1].length; j++) {
          e[k][i] += e[k + 1][j] * w[k + 1][i][j];
        }
        e[k][i] *= k > 0 ? slope(drive[k][i]) : 1;
      }
    }
    return e;
  }

  private double[][] zeros() {
    double[][] sums = new double[2 * depth][];
    for (int k = 1; k <= depth; k++) {
      sums[2 * k - 2] = new double[w[k].length * b[k].length];
      sums[2 * k - 1] = new double[b[k].length];
    }
    return sums;
  }

  private static void add(double[][] sums, int k, double[] m, double[] d, double coefficient) {
    for (int j = 0; j < d.length; j++) {
      for (int i = 0; i < m.length; i++) {
        sums[2 * k - 2][i * d.length + j] += coefficient * m[i] * d[j];
      }
      sums[2 * k - 1][j] += coefficient * d[j];
    }
  }

  /** |a - b| / |b| over all blocks. */
  static double error(double[][] a, double[][] b) {
    double apart = 0;
    double size = 0;
    for (int k = 0; k < b.length; k++) {
      for (int i = 0; i < b[k].length; i++) {
        apart += (a[k][i] - b[k][i]) * (a[k][i] - b[k][i]);
        size += b[k][i] * b[k][i];
      }
    }
    return Math.sqrt(apart / size);
  }
}
