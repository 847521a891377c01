package io.phasesweep.core.dynamics;

import io.phasesweep.core.network.LayeredNetwork;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Energy of a layered network of continuous units, in double, for measures and references:
 *
 * <pre>
 *   E = sum_l |s_l|^2/2 - b_l . s_l - s_{l-1} W_l s_lT        dE/ds_l = s_l - u_l
 *   u_l = b_l + s_{l-1} W_l + s_{l+1} W_{l+1}T
 * </pre>
 *
 * States are one matrix [batch x units] per layer, the input at index 0. Holds a copy of the
 * parameters at its construction. Not thread-safe.
 */
public final class Energy {
  private final DMatrixRMaj[] weights;
  private final DMatrixRMaj[] transposed;
  private final DMatrixRMaj[] biases;

  /** The energy at the present parameters of {@code network}. */
  public Energy(LayeredNetwork network) {
    this(
        layers(network.depth(), l -> widened(network.weights(l))),
        layers(network.depth(), l -> widened(network.bias(l))));
  }

  /** The energy of weights W_1 .. and biases b_1 .., both from index 1. */
  Energy(DMatrixRMaj[] weights, DMatrixRMaj[] biases) {
    this.weights = weights;
    this.biases = biases;
    this.transposed = layers(weights.length - 1, l -> CommonOps_DDRM.transpose(weights[l], null));
  }

  private static DMatrixRMaj[] layers(int depth, IntFunction<DMatrixRMaj> layer) {
    DMatrixRMaj[] all = new DMatrixRMaj[depth + 1];
    for (int l = 1; l <= depth; l++) {
      all[l] = layer.apply(l);
    }
    return all;
  }

  /** The same numbers in double. */
  public static DMatrixRMaj widened(FMatrixRMaj matrix) {
    DMatrixRMaj wide = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      wide.data[i] = matrix.data[i];
    }
    return wide;
  }

  /** Number of layers L. */
  public int depth() {
    return weights.length - 1;
  }

  /** E of each example, [batch]. */
  public double[] values(DMatrixRMaj[] states) {
    double[] values = new double[states[0].numRows];
    DMatrixRMaj up = new DMatrixRMaj(1, 1);
    for (int l = 1; l <= depth(); l++) {
      DMatrixRMaj s = states[l];
      CommonOps_DDRM.mult(states[l - 1], weights[l], up);
      for (int row = 0; row < s.numRows; row++) {
        for (int j = 0; j < s.numCols; j++) {
          double unit = s.get(row, j);
          values[row] += unit * (unit / 2 - biases[l].data[j] - up.get(row, j));
        }
      }
    }
    return values;
  }

  /** u_l. Modified: {@code out} [batch x units]. */
  public void drive(DMatrixRMaj[] states, int l, DMatrixRMaj out) {
    coupled(states, l, out);
    for (int row = 0; row < out.numRows; row++) {
      for (int j = 0; j < out.numCols; j++) {
        out.data[row * out.numCols + j] += biases[l].data[j];
      }
    }
  }

  /**
   * What the neighbours send, {@code v_{l-1} W_l + v_{l+1} W_{l+1}T}; v_0 = null sends nothing.
   * Modified: {@code out} [batch x units].
   */
  void coupled(DMatrixRMaj[] v, int l, DMatrixRMaj out) {
    boolean below = l > 1 || v[0] != null;
    if (below) {
      CommonOps_DDRM.mult(v[l - 1], weights[l], out);
    } else {
      out.zero();
    }
    if (l < depth()) {
      CommonOps_DDRM.multAdd(v[l + 1], transposed[l + 1], out);
    }
  }
}
