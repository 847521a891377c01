package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.MemoryRows;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.network.LayerUpdate;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of one matrix of theta, with their dead zone. Samples are mean correlations, S_k =
 * (1/batch size) sum of below_kT above_k, the negative of dE/dtheta: the memory is odd, so what it
 * reads from them is the descent direction. Mutable, not thread-safe.
 */
public final class MemoryBlock {
  private final Kernels kernels;
  private final Recall recall;
  private final int last;
  private final double scale;
  private final LayerUpdate difference = new LayerUpdate();
  private final LayerUpdate early = new LayerUpdate();
  private final LayerUpdate late = new LayerUpdate();
  private double threshold;
  private double inForce;
  private double slope;

  MemoryBlock(Kernels kernels, MemoryRows rows, int batchSize) {
    this.kernels = kernels;
    this.recall = new Recall(rows);
    this.last = rows.last();
    this.scale = 1.0 / batchSize;
  }

  void sample(int k, Panel below, Panel above) {
    recall.sample(k, below, above);
  }

  /** theta_0. */
  public double threshold() {
    return threshold;
  }

  /** theta of the minibatch; with scope synapse that of a synapse without mean signal. */
  public double inForce() {
    return inForce;
  }

  void threshold(double theta) {
    this.threshold = theta;
    this.inForce = theta;
  }

  /** Sets theta = {@code constant + slope |(S_0 + S_K)/2|} for this minibatch. Modified: this. */
  void inForce(double constant, double perMeanSignal) {
    this.inForce = constant;
    this.slope = perMeanSignal;
  }

  /** {@code w += factor sum_i q_i g(u_i)}. Modified: {@code w}. */
  public double read(double factor, FMatrixRMaj w) {
    recall.numbers(scale, inForce, slope, factor);
    return kernels.remember(w, recall);
  }

  /** S_K - S_0. Modified: {@code out}. */
  public void difference(FMatrixRMaj out) {
    difference.set(recall.below(last), recall.above(last), recall.below(0), recall.above(0), scale);
    Arrays.fill(out.data, 0, out.getNumElements(), 0f);
    kernels.accumulate(out, difference.terms(1));
  }

  /** S_0. Modified: {@code out}. */
  public void first(FMatrixRMaj out) {
    early.set(recall.below(0), recall.above(0), 2 * scale);
    Arrays.fill(out.data, 0, out.getNumElements(), 0f);
    kernels.accumulate(out, early.terms(.5));
  }

  /** Largest |S_0 + S_K|/2 of the block. Modified: {@code scratch}. */
  double largestMean(FMatrixRMaj scratch) {
    early.set(recall.below(0), recall.above(0), scale / 2);
    late.set(recall.below(last), recall.above(last), scale / 2);
    Arrays.fill(scratch.data, 0, scratch.getNumElements(), 0f);
    add(scratch, early.terms(1));
    add(scratch, late.terms(1));
    float largest = 0;
    for (int i = 0; i < scratch.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(scratch.data[i]));
    }
    return largest;
  }

  private void add(FMatrixRMaj to, List<Term> terms) {
    kernels.accumulate(to, terms);
  }

  /** Whether input {@code row} is other than 0 in any example of any sample. */
  public boolean active(int row) {
    Panel below = recall.below(0);
    for (int b = 0; b < below.columns(); b++) {
      if (below.value(b, row) != 0f) {
        return true;
      }
    }
    return recall.below(last) != below;
  }
}
