package io.phasesweep.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
    List<DMatrixRMaj> up = new ArrayList<>();
    List<DMatrixRMaj> down = new ArrayList<>();
    for (FMatrixRMaj weights : chain) {
      DMatrixRMaj wide = new DMatrixRMaj(weights.numRows, weights.numCols);
      for (int i = 0; i < wide.getNumElements(); i++) {
        wide.data[i] = weights.data[i];
      }
      up.add(wide);
      // Both ways then run along rows, which the compiler turns into vectors; no sum changes.
      down.add(0, CommonOps_DDRM.transpose(wide, null));
    }
    return iterate(up, down);
  }

  private static double iterate(List<DMatrixRMaj> up, List<DMatrixRMaj> down) {
    double[] v = new double[up.get(0).numRows];
    Arrays.fill(v, 1 / Math.sqrt(v.length));
    double norm = 0;
    for (int n = 0; n < LIMIT; n++) {
      double[] sent = v;
      for (DMatrixRMaj weights : up) {
        sent = through(weights, sent);
      }
      double last = norm;
      norm = length(sent);
      if (norm == 0 || Math.abs(norm - last) <= TOLERANCE * norm) {
        return norm;
      }
      for (DMatrixRMaj weights : down) {
        sent = through(weights, sent);
      }
      double size = length(sent);
      for (int i = 0; i < v.length; i++) {
        v[i] = sent[i] / size;
      }
    }
    return norm;
  }

  /** The row {@code v W}. */
  private static double[] through(DMatrixRMaj weights, double[] v) {
    int columns = weights.numCols;
    double[] w = weights.data;
    double[] out = new double[columns];
    for (int k = 0; k < v.length; k++) {
      double from = v[k];
      int row = k * columns;
      for (int m = 0; m < columns; m++) {
        out[m] += from * w[row + m];
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
