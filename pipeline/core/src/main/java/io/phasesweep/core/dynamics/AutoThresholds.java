package io.phasesweep.core.dynamics;

import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/**
 * Dead zones from the signals of the first minibatches, before any update:
 *
 * <pre>
 *   A_max = range-margin rms(S_K - S_0)       theta_0 = |M1| A_max / tau_s
 * </pre>
 *
 * per block of theta, pooled over minibatches and active synapses: those whose input is not 0 in
 * the whole minibatch. Mutable.
 */
public final class AutoThresholds {
  /** Minibatches that are looked at. */
  public static final int MINIBATCHES = 10;

  private final LayeredNetwork network;
  private final double[] squares;
  private final long[] counts;
  private final FMatrixRMaj scratch = new FMatrixRMaj(0, 0);

  /** Nothing seen yet. */
  public AutoThresholds(LayeredNetwork network) {
    this.network = network;
    this.squares = new double[2 * network.depth()];
    this.counts = new long[squares.length];
  }

  /** Looks at the samples that {@code memory} names. Modified: this. */
  public void look(SynapticMemory memory) {
    for (int l = 1; l <= network.depth(); l++) {
      add(2 * l - 2, memory.weights(l), network.weights(l));
      add(2 * l - 1, memory.bias(l), network.bias(l));
    }
  }

  private void add(int block, MemoryBlock synapses, FMatrixRMaj shape) {
    scratch.reshape(shape.numRows, shape.numCols);
    synapses.difference(scratch);
    for (int row = 0; row < scratch.numRows; row++) {
      if (!synapses.active(row)) {
        continue;
      }
      for (int j = 0; j < scratch.numCols; j++) {
        double d = scratch.get(row, j);
        squares[block] += d * d;
      }
      counts[block] += scratch.numCols;
    }
  }

  /** theta_0 of W1, b1, W2, .. */
  public double[] thresholds(MemoryPlan plan) {
    double[] all = new double[squares.length];
    for (int i = 0; i < all.length; i++) {
      double rms = counts[i] == 0 ? 0 : Math.sqrt(squares[i] / counts[i]);
      all[i] = plan.moment() * plan.rangeMargin() * rms / plan.ramp().slow();
    }
    return all;
  }
}
