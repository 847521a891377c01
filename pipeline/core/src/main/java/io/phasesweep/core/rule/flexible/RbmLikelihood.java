package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.network.Gradient;
import java.util.List;

/**
 * What a small Boltzmann machine makes of data, exactly, in double:
 *
 * <pre>
 *   F(v)     = -sum_j softplus(c_j + (v W)_j)
 *   log Z    = log of the sum over all v of e^-F(v)
 *   nll_sum  = sum over rows of F(v) + log Z                  nats
 *   d        = mean over rows of vT p(v) - mean under the machine of vT p(v)      p_j = sigmoid(c_j + (v W)_j)
 * </pre>
 *
 * v is split in two halves; with A = exp(c + v_low W) and B = exp(v_high W), Z is the sum over
 * pairs of the product over j of 1 + A_j B_j: no exponential inside. Where sum_j (|c_j| + sum_i
 * |W_ij|) is 700 or more, products could leave the range of a double, and log-sum-exp over F takes
 * their place. Immutable: a copy of the parameters at its construction.
 */
final class RbmLikelihood {
  /** Visible units up to which it is exact within reason. */
  static final int MOST = 20;

  private static final double GUARD = 700;

  private final int visible;
  private final int hidden;
  private final double[] w;
  private final double[] c;
  private final int lowUnits;
  private final double[] low;
  private final double[] high;

  RbmLikelihood(float[] weights, float[] bias) {
    this(widened(weights), widened(bias));
  }

  RbmLikelihood(double[] w, double[] c) {
    this.w = w;
    this.c = c;
    this.hidden = c.length;
    this.visible = w.length / hidden;
    this.lowUnits = visible / 2;
    this.low = drives(0, lowUnits);
    this.high = drives(lowUnits, visible - lowUnits);
    for (int s = 0; s < low.length; s++) {
      low[s] += c[s % hidden];
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** Drives of all states of {@code units} visibles from {@code from} on, [2^units x hidden]. */
  private double[] drives(int from, int units) {
    double[] drives = new double[(1 << units) * hidden];
    for (int s = 1; s < 1 << units; s++) {
      int bit = Integer.numberOfTrailingZeros(s);
      int rest = s & (s - 1);
      for (int j = 0; j < hidden; j++) {
        drives[s * hidden + j] = drives[rest * hidden + j] + w[(from + bit) * hidden + j];
      }
    }
    return drives;
  }

  /** Whether products stay in the range of a double. */
  boolean small() {
    double sum = 0;
    for (double x : w) {
      sum += Math.abs(x);
    }
    for (double x : c) {
      sum += Math.abs(x);
    }
    return sum < GUARD;
  }

  /** log Z. */
  double logZ() {
    return small() ? logOfProducts() : logOfFreeEnergies();
  }

  private double logOfProducts() {
    double[] a = exp(low);
    double[] b = exp(high);
    double z = 0;
    for (int l = 0; l < a.length; l += hidden) {
      for (int u = 0; u < b.length; u += hidden) {
        double product = 1;
        for (int j = 0; j < hidden; j++) {
          product *= 1 + a[l + j] * b[u + j];
        }
        z += product;
      }
    }
    return StrictMath.log(z);
  }

  private static double[] exp(double[] of) {
    double[] exp = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      exp[i] = StrictMath.exp(of[i]);
    }
    return exp;
  }

  /** log Z by log-sum-exp over the free energies of all states. */
  double logOfFreeEnergies() {
    int states = 1 << visible;
    double[] f = new double[states];
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < states; s++) {
      f[s] = freeEnergy(s);
      least = Math.min(least, f[s]);
    }
    double sum = 0;
    for (double energy : f) {
      sum += StrictMath.exp(least - energy);
    }
    return StrictMath.log(sum) - least;
  }

  private double drive(int state, int j) {
    int mask = (1 << lowUnits) - 1;
    return low[(state & mask) * hidden + j] + high[(state >> lowUnits) * hidden + j];
  }

  /** F of the state whose bit i is visible unit i. */
  double freeEnergy(int state) {
    double f = 0;
    for (int j = 0; j < hidden; j++) {
      f -= softplus(drive(state, j));
    }
    return f;
  }

  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** {@code nll_sum} of the rows, states as for {@link #freeEnergy}. */
  double nllSum(int[] rows) {
    double sum = rows.length * logZ();
    for (int row : rows) {
      sum += freeEnergy(row);
    }
    return sum;
  }

  /** Probability of a state. */
  double probability(int state, double logZ) {
    return StrictMath.exp(-freeEnergy(state) - logZ);
  }

  /** mu+ - mu-: the ascent direction of the mean log likelihood of the rows. */
  Gradient ascent(int[] rows) {
    double[] dw = new double[w.length];
    double[] dc = new double[hidden];
    for (int row : rows) {
      add(row, 1.0 / rows.length, dw, dc);
    }
    double logZ = logZ();
    for (int s = 0; s < 1 << visible; s++) {
      add(s, -probability(s, logZ), dw, dc);
    }
    return new Gradient(List.of(dw, dc));
  }

  private void add(int state, double weight, double[] dw, double[] dc) {
    for (int j = 0; j < hidden; j++) {
      double p = weight / (1 + StrictMath.exp(-drive(state, j)));
      dc[j] += p;
      for (int bits = state; bits != 0; bits &= bits - 1) {
        dw[Integer.numberOfTrailingZeros(bits) * hidden + j] += p;
      }
    }
  }
}
