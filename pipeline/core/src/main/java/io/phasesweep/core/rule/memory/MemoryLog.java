package io.phasesweep.core.rule.memory;

import io.phasesweep.core.dynamics.MemoryBlock;
import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.dynamics.SynapticMemory;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * How the weights of each layer remembered, over 20 minibatches of the epoch: x the contrast (S_K -
 * S_0)/beta, y what was read, over active synapses (their input is not 0 in the whole minibatch).
 *
 * <pre>
 *   memory_cosine = xy / sqrt(xx yy)    memory_slope = xy / xx    learning_share = share of y != 0
 *   regime 1: |S_K - S_0| &lt; A_min = tau_f theta_0/|M1|    3: above A_max = tau_s theta_0/|M1|    2: between
 *   area_signal = rms of r S_0 / theta
 * </pre>
 *
 * Mutable.
 */
final class MemoryLog {
  private static final int LOOKS = 20;
  private static final int XY = 0;
  private static final int XX = 1;
  private static final int YY = 2;
  private static final int LEARNING = 3;
  private static final int REGIME = 4;
  private static final int AREA = 7;
  private static final int COUNT = 8;
  private static final int SUMS = 9;

  private final LayeredNetwork network;
  private final MemoryPlan plan;
  private final int perEpoch;
  private final double[] sums;
  private final FMatrixRMaj contrast = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj read = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj first = new FMatrixRMaj(0, 0);

  MemoryLog(LayeredNetwork network, MemoryPlan plan, int perEpoch) {
    this.network = network;
    this.plan = plan;
    this.perEpoch = perEpoch;
    this.sums = new double[SUMS * network.depth()];
  }

  /** Starts a new epoch. Modified: this. */
  void clear() {
    Arrays.fill(sums, 0);
  }

  /** Whether minibatch {@code index} of the epoch is one of those looked at. */
  boolean due(long index) {
    return (index + 1) * LOOKS / perEpoch > index * LOOKS / perEpoch;
  }

  /** Looks at a minibatch. Modified: this. */
  void look(SynapticMemory memory, double span, double gain) {
    for (int l = 1; l <= network.depth(); l++) {
      FMatrixRMaj shape = network.weights(l);
      MemoryBlock block = memory.weights(l);
      for (FMatrixRMaj scratch : new FMatrixRMaj[] {contrast, read, first}) {
        scratch.reshape(shape.numRows, shape.numCols);
        Arrays.fill(scratch.data, 0, scratch.getNumElements(), 0f);
      }
      block.difference(contrast);
      block.read(gain, read);
      if (memory.area() != 0) {
        block.first(first);
      }
      for (int row = 0; row < shape.numRows; row++) {
        if (block.active(row)) {
          add(row, l, block, memory.area(), span);
        }
      }
    }
  }

  private void add(int row, int l, MemoryBlock block, double area, double span) {
    int at = SUMS * (l - 1);
    double unit = block.threshold() / plan.moment();
    double least = plan.ramp().fast() * unit;
    double most = plan.ramp().slow() * unit;
    for (int j = 0; j < read.numCols; j++) {
      double size = contrast.get(row, j);
      double x = size / span;
      double y = read.get(row, j);
      sums[at + XY] += x * y;
      sums[at + XX] += x * x;
      sums[at + YY] += y * y;
      sums[at + LEARNING] += y != 0 ? 1 : 0;
      sums[at + REGIME + (Math.abs(size) < least ? 0 : Math.abs(size) > most ? 2 : 1)]++;
      double signal = area * first.get(row, j) / block.inForce();
      sums[at + AREA] += signal * signal;
      sums[at + COUNT]++;
    }
  }

  /** Adds the metrics of the epoch so far; none where a norm is 0. Modified: {@code to}. */
  void measure(Measurements to) {
    for (int l = 1; l <= network.depth(); l++) {
      int at = SUMS * (l - 1);
      double count = sums[at + COUNT];
      if (count == 0) {
        continue;
      }
      double norms = Math.sqrt(sums[at + XX]) * Math.sqrt(sums[at + YY]);
      if (norms > 0) {
        to.add("memory_cosine", l, sums[at + XY] / norms);
      }
      if (sums[at + XX] > 0) {
        to.add("memory_slope", l, sums[at + XY] / sums[at + XX]);
      }
      to.add("learning_share", l, sums[at + LEARNING] / count);
      for (int regime = 0; regime < 3; regime++) {
        to.add("regime_" + (regime + 1) + "_share", l, sums[at + REGIME + regime] / count);
      }
      if (Double.isFinite(sums[at + AREA])) {
        to.add("area_signal", l, Math.sqrt(sums[at + AREA] / count));
      }
    }
  }

  /** Writes the sums. Modified: {@code to}. */
  void save(Snapshot to) {
    to.put("memory-log", sums);
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  void restore(Snapshot from) {
    System.arraycopy(from.doubles("memory-log"), 0, sums, 0, sums.length);
  }
}
