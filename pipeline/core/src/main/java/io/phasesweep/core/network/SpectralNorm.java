package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Largest singular value of a chain of weights A = W_1 W_2 .. W_L, in double. Few outputs, as
 * nearly every network has: the root of the largest eigenvalue of A<sup>T</sup> A, which is small.
 * Many: by power iteration along the chain,
 *
 * <pre>
 *   v &lt;- v A A^T / |v A A^T|      norm = |v A| / |v|      v a row
 * </pre>
 *
 * from equal entries until it changes by less than 1e-6 of itself. NaN if a weight is not finite.
 */
public final class SpectralNorm {
  private static final double TOLERANCE = 1e-6;
  private static final int LIMIT = 1_000;

  /** Outputs up to which the product costs less than a few turns of the iteration. */
  private static final int FEW = 32;

  private SpectralNorm() {}

  /** The norm of the product of {@code chain}, first matrix next to the input. */
  public static double of(List<FMatrixRMaj> chain) {
    List<DMatrixRMaj> wide = new ArrayList<>();
    for (FMatrixRMaj weights : chain) {
      DMatrixRMaj copy = new DMatrixRMaj(weights.numRows, weights.numCols);
      for (int i = 0; i < copy.getNumElements(); i++) {
        copy.data[i] = weights.data[i];
      }
      if (MatrixFeatures_DDRM.hasUncountable(copy)) {
        return Double.NaN;
      }
      wide.add(copy);
    }
    return wide.get(wide.size() - 1).numCols <= FEW ? ofFew(wide) : ofMany(wide);
  }

  private static double ofFew(List<DMatrixRMaj> chain) {
    int last = chain.size() - 1;
    DMatrixRMaj product = chain.get(last);
    for (int l = last - 1; l >= 0; l--) {
      product = CommonOps_DDRM.mult(chain.get(l), product, null);
    }
    DMatrixRMaj square = CommonOps_DDRM.multTransA(product, product, null);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(square.numCols, false, true);
    eigen.decompose(square);
    double largest = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return Math.sqrt(largest);
  }

  private static double ofMany(List<DMatrixRMaj> chain) {
    List<DMatrixRMaj> down = new ArrayList<>();
    for (DMatrixRMaj weights : chain) {
      // Both ways then run along rows, which the compiler turns into vectors; no sum changes.
      down.add(0, CommonOps_DDRM.transpose(weights, null));
    }
    return iterate(chain, down);
  }

  private static double iterate(List<DMatrixRMaj> up, List<DMatrixRMaj> down) {
    return iterate(up.get(0).numRows, sent -> through(up, sent), sent -> through(down, sent));
  }

  /**
   * The norm of a convolution on maps of that shape, without pooling and bias.
   *
   * @param below shape of the map below
   * @param weights [9 channels below x channels above]
   */
  public static double of(ImageShape below, FMatrixRMaj weights) {
    PlaneMap map = new PlaneMap(below, weights);
    return iterate(below.units(), map::up, map::down);
  }

  private static double iterate(
      int inputs, UnaryOperator<double[]> up, UnaryOperator<double[]> down) {
    double[] v = new double[inputs];
    Arrays.fill(v, 1 / Math.sqrt(v.length));
    double norm = 0;
    for (int n = 0; n < LIMIT; n++) {
      double[] sent = up.apply(v);
      double last = norm;
      norm = length(sent);
      if (norm == 0 || Math.abs(norm - last) <= TOLERANCE * norm) {
        return norm;
      }
      sent = down.apply(sent);
      double size = length(sent);
      for (int i = 0; i < v.length; i++) {
        v[i] = sent[i] / size;
      }
    }
    return norm;
  }

  private static double[] through(List<DMatrixRMaj> chain, double[] v) {
    double[] sent = v;
    for (DMatrixRMaj weights : chain) {
      sent = through(weights, sent);
    }
    return sent;
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
