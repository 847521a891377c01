package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Inertia of the hidden layers: a fixed one, or
 *
 * <pre>
 *   lambda_k = max(0, (gamma_k^2 - 1) / 2) |1 - 2 alpha|     gamma_k = |W_{k+1}|_2
 * </pre>
 *
 * gamma by power iteration in double: 20 steps from equal entries for the first minibatch, then 3
 * from where the last ones ended. Mutable, not thread-safe.
 */
final class Damping {
  private static final int FIRST = 20;
  private static final int LATER = 3;

  private final LayeredNetwork network;
  private final double fixed;
  private final double factor;
  private final double[][] down;
  private final double[][] up;
  private boolean begun;

  Damping(LayeredNetwork network, DualPlan plan) {
    int depth = network.depth();
    this.network = network;
    this.fixed = plan.damping();
    this.factor = Math.abs(1 - 2 * plan.alpha());
    this.down = new double[depth][];
    this.up = new double[depth][];
    for (int k = 1; k < depth; k++) {
      FMatrixRMaj weights = network.weights(k + 1);
      down[k] = new double[weights.numRows];
      up[k] = new double[weights.numCols];
      Arrays.fill(down[k], 1 / Math.sqrt(weights.numRows));
    }
  }

  /**
   * Sets the inertia of the coming minibatch. Modified: this, {@code dyads}.
   *
   * @return multiply-adds
   */
  long apply(Dyads dyads) {
    int steps = begun ? LATER : FIRST;
    long products = 0;
    for (int k = 1; k < network.depth(); k++) {
      if (!Double.isNaN(fixed)) {
        dyads.inertia(k, fixed);
        continue;
      }
      double gamma = 0;
      for (int n = 0; n < steps; n++) {
        gamma = iterate(network.weights(k + 1), down[k], up[k]);
      }
      dyads.inertia(k, Math.max(0, (gamma * gamma - 1) / 2) * factor);
      products += 2L * steps * network.architecture().synapses(k + 1);
    }
    this.begun = true;
    return products;
  }

  /** One step {@code v <- W WT v}, normalised; {@code |v W|} before it. Modified: v, u. */
  private static double iterate(FMatrixRMaj weights, double[] v, double[] u) {
    Arrays.fill(u, 0);
    int columns = weights.numCols;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < columns; j++) {
        u[j] += v[i] * weights.data[i * columns + j];
      }
    }
    double squares = 0;
    for (double entry : u) {
      squares += entry * entry;
    }
    double length = 0;
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += u[j] * weights.data[i * columns + j];
      }
      v[i] = sum;
      length += sum * sum;
    }
    double size = length > 0 ? Math.sqrt(length) : 1;
    for (int i = 0; i < v.length; i++) {
      v[i] /= size;
    }
    return Math.sqrt(squares);
  }

  void save(Snapshot to) {
    to.put("damping", begun ? 1L : 0L);
    for (int k = 1; k < down.length; k++) {
      to.put("damping/" + k, down[k]);
    }
  }

  void restore(Snapshot from) {
    this.begun = from.longs("damping")[0] == 1;
    for (int k = 1; k < down.length; k++) {
      System.arraycopy(from.doubles("damping/" + k), 0, down[k], 0, down[k].length);
    }
  }
}
