package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The learning signal of one layer and its centering trace:
 *
 * <pre>
 *   G = scale sum over the minibatch of belowT above        theta += weight (G - c)
 *   after a phase of n events: c += rho (sum of G / n - c)
 * </pre>
 *
 * Without a trace nothing is allocated for it. Mutable.
 */
final class EpSignal {
  private final LayeredNetwork network;
  private final int layer;
  private final float rho;
  private final LayerUpdate correlation = new LayerUpdate();
  private final FMatrixRMaj[] signal;
  private final float[][] total;
  private final float[][] trace;

  EpSignal(LayeredNetwork network, int layer, float rho) {
    this.network = network;
    this.layer = layer;
    this.rho = rho;
    this.signal =
        new FMatrixRMaj[] {network.weights(layer).createLike(), network.bias(layer).createLike()};
    this.total = new float[rho > 0 ? 2 : 0][];
    this.trace = new float[total.length][];
    for (int i = 0; i < total.length; i++) {
      total[i] = new float[signal[i].getNumElements()];
      trace[i] = new float[total[i].length];
    }
  }

  /** c of the weights (0) or biases (1), live. */
  float[] trace(int which) {
    return trace[which];
  }

  boolean centered() {
    return trace.length > 0;
  }

  /**
   * One event, or several of one weight whose activities were added up in {@code above}. Modified:
   * parameters, this.
   *
   * @param events how many
   * @return NaN if an entry is not finite, else 0
   */
  double learn(Panel below, Panel above, double scale, float weight, int events) {
    correlation.set(below, above, scale);
    double health = 0;
    for (int i = 0; i < 2; i++) {
      Arrays.fill(signal[i].data, 0);
    }
    health += network.kernels().accumulate(signal[0], correlation.terms(1));
    health += network.kernels().accumulateBias(signal[1], correlation.terms(1));
    for (int i = 0; i < 2; i++) {
      float[] theta = (i == 0 ? network.weights(layer) : network.bias(layer)).data;
      if (centered()) {
        centered(theta, signal[i].data, total[i], trace[i], weight, events);
      } else {
        plain(theta, signal[i].data, weight);
      }
    }
    return health;
  }

  private static void plain(float[] theta, float[] g, float weight) {
    for (int e = 0; e < theta.length; e++) {
      theta[e] = Math.fma(weight, g[e], theta[e]);
    }
  }

  private static void centered(
      float[] theta, float[] g, float[] sum, float[] c, float weight, float events) {
    for (int e = 0; e < theta.length; e++) {
      theta[e] = Math.fma(weight, Math.fma(-events, c[e], g[e]), theta[e]);
    }
    for (int e = 0; e < sum.length; e++) {
      sum[e] += g[e];
    }
  }

  /** Moves the trace after a phase. Modified: this. */
  void end(int events) {
    float share = 1f / events;
    for (int i = 0; i < trace.length; i++) {
      float[] c = trace[i];
      float[] sum = total[i];
      for (int e = 0; e < c.length; e++) {
        c[e] = Math.fma(rho, Math.fma(share, sum[e], -c[e]), c[e]);
        sum[e] = 0;
      }
    }
  }

  void save(Snapshot to) {
    for (int i = 0; i < trace.length; i++) {
      to.put("optimizer/" + (layer - 1) + "/" + i, trace[i]);
    }
  }

  void restore(Snapshot from) {
    for (int i = 0; i < trace.length; i++) {
      float[] saved = from.floats("optimizer/" + (layer - 1) + "/" + i);
      System.arraycopy(saved, 0, trace[i], 0, saved.length);
    }
  }
}
