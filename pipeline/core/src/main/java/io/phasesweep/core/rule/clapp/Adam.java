package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The optimiser of one layer: Adam on all its matrices, beta .9 and .999, epsilon 1e-8, no decay.
 * Steps are summed with compensation: gates and silent units turn small roundings into other
 * trajectories within epochs, and so they stay with the one in double for longer. Mutable, not
 * thread-safe.
 */
final class Adam {
  private final Kernels kernels;
  private final List<FMatrixRMaj> thetas;
  private final FMatrixRMaj[] gradients;
  private final float[][] moments;
  private final float[][] residues;
  private long steps;

  /**
   * @param thetas the matrices, live
   */
  Adam(Kernels kernels, List<FMatrixRMaj> thetas) {
    this.kernels = kernels;
    this.thetas = List.copyOf(thetas);
    this.gradients = new FMatrixRMaj[thetas.size()];
    this.moments = new float[2 * thetas.size()][];
    this.residues = new float[thetas.size()][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = thetas.get(i).createLike();
      residues[i] = new float[gradients[i].getNumElements()];
      moments[2 * i] = new float[gradients[i].getNumElements()];
      moments[2 * i + 1] = new float[gradients[i].getNumElements()];
    }
  }

  /** Gradient of the loss by matrix {@code i}, live: the caller fills it. */
  FMatrixRMaj gradient(int i) {
    return gradients[i];
  }

  /** Number of matrices. */
  int size() {
    return gradients.length;
  }

  /** Sets all gradients to zero. Modified: this. */
  void clear() {
    for (FMatrixRMaj gradient : gradients) {
      Arrays.fill(gradient.data, 0f);
    }
  }

  /** One step down the first {@code count} gradients. Modified: those matrices, this. */
  void step(int count, double rate) {
    steps++;
    for (int i = 0; i < count; i++) {
      float[] theta = thetas.get(i).data;
      kernels.adam(
          residues[i],
          gradients[i].data,
          moments[2 * i],
          moments[2 * i + 1],
          theta.length,
          (float) rate,
          steps);
      fold(theta, residues[i]);
    }
  }

  /** What a sum rounds away waits for the next one. Modified: both. */
  private static void fold(float[] theta, float[] residue) {
    for (int e = 0; e < theta.length; e++) {
      float sum = theta[e] + residue[e];
      residue[e] -= sum - theta[e];
      theta[e] = sum;
    }
  }

  /** Writes moments and steps. Modified: {@code to}. */
  void save(Snapshot to, String name) {
    to.put(name, steps);
    for (int i = 0; i < moments.length; i++) {
      to.put(name + "/" + i, moments[i]);
    }
    for (int i = 0; i < residues.length; i++) {
      to.put(name + "/rest/" + i, residues[i]);
    }
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  void restore(Snapshot from, String name) {
    this.steps = from.longs(name)[0];
    for (int i = 0; i < moments.length; i++) {
      float[] saved = from.floats(name + "/" + i);
      System.arraycopy(saved, 0, moments[i], 0, saved.length);
    }
    for (int i = 0; i < residues.length; i++) {
      float[] saved = from.floats(name + "/rest/" + i);
      System.arraycopy(saved, 0, residues[i], 0, saved.length);
    }
  }
}
