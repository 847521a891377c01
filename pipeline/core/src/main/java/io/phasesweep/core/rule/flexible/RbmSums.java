package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.network.Gradient;
import java.util.List;

/** Learning signals added up while the parameters stand, in double. Mutable. */
final class RbmSums {
  private final double[] weights;
  private final double[] bias;

  RbmSums(int visible, int hidden) {
    this.weights = new double[visible * hidden];
    this.bias = new double[hidden];
  }

  /** Adds {@code weight (G - c)}. Modified: this. */
  void add(double weight, float[] v, float[] h, RbmTrace trace) {
    int hidden = bias.length;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; v[i] != 0 && j < hidden; j++) {
        weights[i * hidden + j] += weight * h[j];
      }
    }
    for (int j = 0; j < hidden; j++) {
      bias[j] += weight * h[j];
    }
    if (trace.on()) {
      for (int e = 0; e < weights.length; e++) {
        weights[e] -= weight * trace.weights()[e];
      }
      for (int j = 0; j < hidden; j++) {
        bias[j] -= weight * trace.bias()[j];
      }
    }
  }

  /** The mean over so many phases. */
  Gradient over(long phases) {
    for (int e = 0; e < weights.length; e++) {
      weights[e] /= phases;
    }
    for (int j = 0; j < bias.length; j++) {
      bias[j] /= phases;
    }
    return new Gradient(List.of(weights, bias));
  }
}
