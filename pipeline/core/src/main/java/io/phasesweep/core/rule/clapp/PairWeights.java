package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The matrices M of one layer, one per side (0 = prediction or both, 1 = retrodiction) and step k:
 * rows = context unit, columns = current unit. Uniform within 1/sqrt(units), streams {@code
 * init/P<l>/<k>} and {@code init/R<l>/<k>}. Mutable, not thread-safe.
 */
final class PairWeights {
  private final Kernels kernels;
  private final Layout layout;
  private final int units;
  private final List<Parameters.Block> blocks = new ArrayList<>();
  private final List<PackedWeights> packed = new ArrayList<>();
  private final int steps;

  /**
   * @param layer from 1
   * @param pairs most pairs of a minibatch
   */
  PairWeights(Kernels kernels, int layer, int units, int sides, int steps, int pairs, long seed) {
    this.kernels = kernels;
    this.layout = kernels.layout(pairs, new int[] {units});
    this.units = units;
    this.steps = steps;
    for (int side = 0; side < sides; side++) {
      for (int k = 1; k <= steps; k++) {
        String name = (side == 0 ? "P" : "R") + layer + "/" + k;
        FMatrixRMaj m = new FMatrixRMaj(units, units);
        uniform(new Stream(seed, "init/" + name), 1 / Math.sqrt(units), m);
        blocks.add(new Parameters.Block(name, layer, m));
        packed.add(kernels.pack(layout, m));
      }
    }
    repack();
  }

  /** Fills with {@code (float) (bound (2 u - 1))}, u = double e. Modified: {@code out}. */
  static void uniform(Stream stream, double bound, FMatrixRMaj out) {
    for (int e = 0; e < out.getNumElements(); e++) {
      out.data[e] = (float) (bound * (2 * stream.real64(0, e) - 1));
    }
  }

  int units() {
    return units;
  }

  Layout layout() {
    return layout;
  }

  /** Place of a matrix in {@link #blocks}. */
  int index(int side, int k) {
    return side * steps + k - 1;
  }

  /** All matrices, sides slowest. */
  List<Parameters.Block> blocks() {
    return blocks;
  }

  FMatrixRMaj matrix(int side, int k) {
    return blocks.get(index(side, k)).matrix();
  }

  PackedWeights packed(int side, int k) {
    return packed.get(index(side, k));
  }

  /** Says that the matrices changed. Modified: this. */
  void repack() {
    for (PackedWeights weights : packed) {
      weights.changed();
      kernels.repack(weights);
    }
  }

  /** Euclidean norm over the matrices of a side. */
  double norm(int side) {
    double squares = 0;
    for (int k = 1; k <= steps; k++) {
      FMatrixRMaj m = matrix(side, k);
      for (int e = 0; e < m.getNumElements(); e++) {
        squares += (double) m.data[e] * m.data[e];
      }
    }
    return Math.sqrt(squares);
  }
}
