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
 * States are one matrix [units x batch] per layer, the input at index 0: examples lie side by side,
 * so that products run along them. Holds a copy of the parameters at its construction. Not
 * thread-safe.
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

  private static DMatrixRMaj widened(FMatrixRMaj matrix) {
    DMatrixRMaj wide = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      wide.data[i] = matrix.data[i];
    }
    return wide;
  }

  /** Activity [batch x units] as a state in double [units x batch]. */
  public static DMatrixRMaj state(FMatrixRMaj activity) {
    return CommonOps_DDRM.transpose(widened(activity), null);
  }

  /** Number of layers L. */
  public int depth() {
    return weights.length - 1;
  }

  /** E of each example, [batch]. */
  public double[] values(DMatrixRMaj[] states) {
    double[] values = new double[states[0].numCols];
    DMatrixRMaj up = new DMatrixRMaj(1, 1);
    for (int l = 1; l <= depth(); l++) {
      DMatrixRMaj s = states[l];
      CommonOps_DDRM.mult(transposed[l], states[l - 1], up);
      for (int j = 0; j < s.numRows; j++) {
        for (int n = 0; n < s.numCols; n++) {
          double unit = s.get(j, n);
          values[n] += unit * (unit / 2 - biases[l].data[j] - up.get(j, n));
        }
      }
    }
    return values;
  }

  /** u_l. Modified: {@code out} [units x batch]. */
  public void drive(DMatrixRMaj[] states, int l, DMatrixRMaj out) {
    coupled(states, l, out);
    for (int j = 0; j < out.numRows; j++) {
      for (int n = 0; n < out.numCols; n++) {
        out.data[j * out.numCols + n] += biases[l].data[j];
      }
    }
  }

  /**
   * What the neighbours send, {@code v_{l-1} W_l + v_{l+1} W_{l+1}T}; v_0 = null sends nothing.
   * Modified: {@code out} [units x batch].
   */
  void coupled(DMatrixRMaj[] v, int l, DMatrixRMaj out) {
    boolean below = l > 1 || v[0] != null;
    if (below) {
      CommonOps_DDRM.mult(transposed[l], v[l - 1], out);
    } else {
      out.zero();
    }
    if (l < depth()) {
      CommonOps_DDRM.multAdd(weights[l + 1], v[l + 1], out);
    }
  }
}
