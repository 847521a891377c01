package io.phasesweep.core.engine;

import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.trial.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a trial diverged: an update that is not finite, a rule's own verdict, a parameter that
 * is not finite, or a layer whose norm is above 1e6 times its start. Mutable.
 */
final class Health {
  private static final double GROWTH_LIMIT = 1e6;

  private final Parameters theta;
  private final int depth;
  private final double[] start;
  private final double[] norms;

  /** Takes the present norms as the start. */
  Health(Parameters theta) {
    this.theta = theta;
    this.depth = theta.blocks().stream().mapToInt(Parameters.Block::layer).max().orElse(0);
    this.start = new double[depth + 1];
    this.norms = new double[depth + 1];
    measure();
    for (int layer = 1; layer <= depth; layer++) {
      // A layer of zeros has no scale of its own.
      start[layer] = norms[layer] > 0 ? norms[layer] : 1;
    }
  }

  /** Layers of weights. */
  int depth() {
    return depth;
  }

  /** What is wrong with the last step, or null. */
  static @Nullable String ofStep(Progress progress) {
    if (progress.divergence != null) {
      return progress.divergence;
    }
    return Double.isFinite(progress.updateSum) ? null : "the update is not finite";
  }

  /** What is wrong with the parameters, or null. Modified: this. */
  @Nullable String scan() {
    measure();
    for (int layer = 1; layer <= depth; layer++) {
      if (!Double.isFinite(norms[layer])) {
        return "parameters of layer " + layer + " are not finite";
      }
      if (norms[layer] > GROWTH_LIMIT * start[layer]) {
        return "the norm of layer " + layer + " is above 1e6 times its start";
      }
    }
    return null;
  }

  private void measure() {
    java.util.Arrays.fill(norms, 0);
    for (Parameters.Block block : theta.blocks()) {
      norms[block.layer()] += squares(block);
    }
    for (int layer = 0; layer <= depth; layer++) {
      norms[layer] = Math.sqrt(norms[layer]);
    }
  }

  /** Sum of squares of a block, in double and in order. */
  static double squares(Parameters.Block block) {
    float[] values = block.matrix().data;
    int count = block.matrix().getNumElements();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double v = values[i];
      sum += v * v;
    }
    return sum;
  }
}
