package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * One layer of Forward-Forward, which learns by itself:
 *
 * <pre>
 *   x = in/(|in|_2 + 1e-4)     h = relu(x W + b)     g = mean of h^2
 *   l+ = softplus(threshold - g) on a real datum      l- = softplus(g - threshold) on a wrong one
 *   dl/db = dl/dg 2 h/n     dl/dW = xT dl/db          Adam on the gradient, beta .9, .999
 * </pre>
 *
 * Inputs that are 0 have no gradient: only rows of active inputs are touched, but for Adam, whose
 * moments are dense. Moments below 1e-30 become 0 every 128 steps, before they turn denormal and
 * slow the pass. Mutable.
 */
final class FfLayer {
  private static final float LEAST_NORM = 1e-4f;
  private static final float NEGLIGIBLE = 1e-30f;
  private static final long SWEEP = 128;

  private final Kernels kernels;
  private final int inputs;
  private final int units;
  private final double threshold;
  private final float[] w;
  private final float[] b;
  private final float[] gradient;
  private final float[] biasGradient;
  private final float[][] moments;
  private final float[] x;
  private final float[] h;
  private final float[] step;
  private final int[] active;
  private final boolean[] written;
  private int actives;
  private double goodness;
  private long steps;

  FfLayer(Kernels kernels, FMatrixRMaj weights, FMatrixRMaj bias, double threshold) {
    this.kernels = kernels;
    this.inputs = weights.numRows;
    this.units = weights.numCols;
    this.threshold = threshold;
    this.w = weights.data;
    this.b = bias.data;
    this.gradient = new float[w.length];
    this.biasGradient = new float[units];
    this.moments =
        new float[][] {
          new float[w.length], new float[w.length], new float[units], new float[units]
        };
    this.x = new float[inputs];
    this.h = new float[units];
    this.step = new float[units];
    this.active = new int[inputs];
    this.written = new boolean[inputs];
  }

  /** Uniform on +-gain/sqrt(inputs), streams {@code init/W<l>}, {@code init/b<l>}. */
  static void draw(Parameters theta, double gain, long seed) {
    double bound = 1;
    for (Parameters.Block block : theta.blocks()) {
      FMatrixRMaj m = block.matrix();
      bound = block.name().startsWith("W") ? gain / Math.sqrt(m.numRows) : bound;
      Stream draws = new Stream(seed, "init/" + block.name());
      for (int e = 0; e < m.getNumElements(); e++) {
        m.data[e] = (float) (bound * (2 * draws.real64(0, e) - 1));
      }
    }
  }

  /** The activity for an input. Modified: this. */
  float[] forward(float[] in) {
    double squares = 0;
    for (int i = 0; i < inputs; i++) {
      squares += (double) in[i] * in[i];
    }
    float scale = 1 / ((float) Math.sqrt(squares) + LEAST_NORM);
    this.actives = 0;
    System.arraycopy(b, 0, h, 0, units);
    for (int i = 0; i < inputs; i++) {
      x[i] = in[i] * scale;
      if (x[i] != 0) {
        active[actives++] = i;
        add(h, i, x[i]);
      }
    }
    rectify(h);
    this.goodness = goodness(h);
    return h;
  }

  /** {@code drive += x_i W_i}. Modified: {@code drive}. */
  void add(float[] drive, int i, float value) {
    int row = i * units;
    for (int j = 0; j < units; j++) {
      drive[j] = Math.fma(value, w[row + j], drive[j]);
    }
  }

  static void rectify(float[] drive) {
    for (int j = 0; j < drive.length; j++) {
      drive[j] = Math.max(0, drive[j]);
    }
  }

  /** Mean of squares, in double. */
  static double goodness(float[] h) {
    double sum = 0;
    for (float value : h) {
      sum += (double) value * value;
    }
    return sum / h.length;
  }

  /** g of the last input. */
  double goodness() {
    return goodness;
  }

  float[] bias() {
    return b;
  }

  int inputs() {
    return inputs;
  }

  int units() {
    return units;
  }

  /** l+ or l- of the last input. */
  double loss(Polarity type) {
    return RbmLikelihood.softplus(
        type == Polarity.POSITIVE ? threshold - goodness : goodness - threshold);
  }

  /** Starts a gradient. Modified: this. */
  void clear() {
    for (int i = 0; i < inputs; i++) {
      if (written[i]) {
        Arrays.fill(gradient, i * units, (i + 1) * units, 0);
        written[i] = false;
      }
    }
    Arrays.fill(biasGradient, 0);
  }

  /** Adds {@code factor} times the gradient of the last input's loss. Modified: this. */
  void differentiate(Polarity type, double factor) {
    boolean real = type == Polarity.POSITIVE;
    double slope = real ? -logistic(threshold - goodness) : logistic(goodness - threshold);
    float scale = (float) (factor * slope * 2 / units);
    for (int j = 0; j < units; j++) {
      step[j] = scale * h[j];
      biasGradient[j] += step[j];
    }
    for (int n = 0; n < actives; n++) {
      int i = active[n];
      written[i] = true;
      int row = i * units;
      float value = x[i];
      for (int j = 0; j < units; j++) {
        gradient[row + j] = Math.fma(value, step[j], gradient[row + j]);
      }
    }
  }

  private static double logistic(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  /** One step of Adam on the gradient so far. Modified: parameters, moments. */
  double descend(float rate) {
    steps++;
    kernels.adam(w, gradient, moments[0], moments[1], w.length, rate, steps);
    kernels.adam(b, biasGradient, moments[2], moments[3], units, rate, steps);
    if (steps % SWEEP == 0) {
      for (float[] moment : moments) {
        sweep(moment);
      }
    }
    double health = 0;
    for (int j = 0; j < units; j++) {
      health += b[j] + step[j];
    }
    return health;
  }

  private static void sweep(float[] moment) {
    for (int e = 0; e < moment.length; e++) {
      moment[e] = Math.abs(moment[e]) < NEGLIGIBLE ? 0 : moment[e];
    }
  }

  /** Inputs that were not 0. */
  int actives() {
    return actives;
  }

  /** Gradient of the weights, then of the biases, live. */
  float[] gradient(int which) {
    return which == 0 ? gradient : biasGradient;
  }

  void save(Snapshot to, int layer) {
    to.put("W" + layer, w);
    to.put("b" + layer, b);
    to.put("optimizer/" + layer + "/steps", steps);
    for (int m = 0; m < moments.length; m++) {
      to.put("optimizer/" + layer + "/" + m, moments[m]);
    }
  }

  void restore(Snapshot from, int layer) {
    System.arraycopy(from.floats("W" + layer), 0, w, 0, w.length);
    System.arraycopy(from.floats("b" + layer), 0, b, 0, units);
    this.steps = from.longs("optimizer/" + layer + "/steps")[0];
    for (int m = 0; m < moments.length; m++) {
      float[] saved = from.floats("optimizer/" + layer + "/" + m);
      System.arraycopy(saved, 0, moments[m], 0, saved.length);
    }
  }
}
