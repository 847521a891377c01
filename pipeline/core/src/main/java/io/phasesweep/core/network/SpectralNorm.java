package io.phasesweep.core.network;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Largest singular value of a chain of weights, by power iteration in double along the chain,
 *
 * <pre>
 *   v &lt;- A T A v / |A T A v|      A v = v W_1 W_2 ... W_L as a row      norm = |A v| / |v|
 * </pre>
 *
 * from equal entries until it changes by less than 1e-6 of itself.
 */
public final class SpectralNorm {
  private static final double TOLERANCE = 1e-6;
  private static final int LIMIT = 1_000;

  private SpectralNorm() {}

  /** The norm of the product of {@code chain}, first matrix next to the input. */
  public static double of(List<FMatrixRMaj> chain) {
    double[] v = new double[chain.get(0).numRows];
    for (int i = 0; i < v.length; i++) {
      v[i] = 1 / Math.sqrt(v.length);
    }
    double norm = 0;
    for (int n = 0; n < LIMIT; n++) {
      double[] up = v;
      for (FMatrixRMaj weights : chain) {
        up = up(weights, up);
      }
      double last = norm;
      norm = length(up);
      if (norm == 0 || Math.abs(norm - last) <= TOLERANCE * norm) {
        return norm;
      }
      for (int l = chain.size() - 1; l >= 0; l--) {
        up = down(chain.get(l), up);
      }
      double size = length(up);
      for (int i = 0; i < v.length; i++) {
        v[i] = up[i] / size;
      }
    }
    return norm;
  }

  private static double[] up(FMatrixRMaj weights, double[] v) {
    double[] out = new double[weights.numCols];
    for (int k = 0; k < weights.numRows; k++) {
      for (int m = 0; m < weights.numCols; m++) {
        out[m] += v[k] * weights.data[k * weights.numCols + m];
      }
    }
    return out;
  }

  private static double[] down(FMatrixRMaj weights, double[] v) {
    double[] out = new double[weights.numRows];
    for (int k = 0; k < weights.numRows; k++) {
      for (int m = 0; m < weights.numCols; m++) {
        out[k] += v[m] * weights.data[k * weights.numCols + m];
      }
    }
    return out;
  }

  private static double length(double[] v) {
    double squares = 0;
    for (double entry : v) {
      squares += entry * entry;
    }
    return Math.sqrt(squares);
  }
}
