package io.phasesweep.core.rule.dual;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.trial.Measurements;
import org.ejml.data.FMatrixRMaj;

/**
 * How an inference over several pieces of a batch went. Mutable, used once.
 *
 * <pre>
 *   reach                share of layers with d_k != 0
 *   inference_residual   max over layers |last change of d_k| / |d_k|
 *   difference_peak      max |d| / |beta|
 * </pre>
 */
final class Quality {
  private final boolean[] reached;
  private final double[] changes;
  private final double[] sizes;
  private final FMatrixRMaj values = new FMatrixRMaj(0, 0);
  private double peak;

  Quality(int depth) {
    this.reached = new boolean[depth + 1];
    this.changes = new double[depth + 1];
    this.sizes = new double[depth + 1];
  }

  /** Takes in one layer of one piece. Modified: this. */
  void add(int k, boolean alive, double change, Panel difference) {
    reached[k] |= alive;
    changes[k] += change;
    difference.store(values);
    for (int i = 0; i < values.getNumElements(); i++) {
      double d = values.data[i];
      sizes[k] += d * d;
      peak = Math.max(peak, Math.abs(d));
    }
  }

  /** Says it. Modified: {@code to}. */
  void report(double beta, Measurements to) {
    int alive = 0;
    double residual = Double.NaN;
    for (int k = 1; k < sizes.length; k++) {
      alive += reached[k] ? 1 : 0;
      if (sizes[k] > 0) {
        double relative = Math.sqrt(changes[k] / sizes[k]);
        residual = Double.isNaN(residual) ? relative : Math.max(residual, relative);
      }
    }
    to.add("reach", (double) alive / (sizes.length - 1));
    if (!Double.isNaN(residual)) {
      to.add("inference_residual", residual);
    }
    to.add("difference_peak", peak / Math.abs(beta));
  }
}
