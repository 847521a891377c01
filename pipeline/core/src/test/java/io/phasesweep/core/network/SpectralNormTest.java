package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ImageShape;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

class SpectralNormTest {

  @Test
  void isTheLargestSingularValueOfTheProduct() {
    Random random = new Random(3);
    for (int outputs : new int[] {1, 3, 32, 33, 50}) {
      FMatrixRMaj first = uniform(random, 37, 11);
      FMatrixRMaj second = uniform(random, 11, outputs);
      DMatrixRMaj product = CommonOps_DDRM.mult(widened(first), widened(second), null);
      assertThat(SpectralNorm.of(List.of(first, second)))
          .isCloseTo(largest(product), within(1e-6 * largest(product)));
      assertThat(SpectralNorm.of(List.of(second)))
          .isCloseTo(largest(widened(second)), within(1e-6 * largest(widened(second))));
    }
  }

  @Test
  void aProductThatLacksRankHasOne() {
    Random random = new Random(4);
    for (int outputs : new int[] {5, 40}) {
      FMatrixRMaj first = uniform(random, 20, 2);
      FMatrixRMaj second = uniform(random, 2, outputs);
      DMatrixRMaj product = CommonOps_DDRM.mult(widened(first), widened(second), null);
      assertThat(SpectralNorm.of(List.of(first, second)))
          .isCloseTo(largest(product), within(1e-6 * largest(product)));
    }
  }

  @Test
  void aWeightThatIsNotFiniteGivesNone() {
    FMatrixRMaj weights = uniform(new Random(5), 4, 3);
    weights.data[5] = Float.POSITIVE_INFINITY;
    assertThat(SpectralNorm.of(List.of(weights))).isNaN();
  }

  @Test
  void zeroHasNormZero() {
    assertThat(SpectralNorm.of(List.of(new FMatrixRMaj(3, 2)))).isZero();
  }

  private static double largest(DMatrixRMaj matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
    svd.decompose(matrix.copy());
    double[] values = svd.getSingularValues();
    double largest = 0;
    for (int i = 0; i < Math.min(matrix.numRows, matrix.numCols); i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  private static FMatrixRMaj uniform(Random random, int rows, int cols) {
    FMatrixRMaj matrix = new FMatrixRMaj(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      matrix.data[i] = random.nextFloat() - .3f;
    }
    return matrix;
  }

  private static DMatrixRMaj widened(FMatrixRMaj matrix) {
    DMatrixRMaj wide = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      wide.data[i] = matrix.data[i];
    }
    return wide;
  }

  /** The convolution written out as a matrix, column by column through its own definition. */
  @Test
  void ofAConvolutionIsThatOfItsMatrix() {
    PlainConvolution plain = new PlainConvolution(3, 4, 2, 3, false);
    Random random = new Random(9);
    FMatrixRMaj weights = new FMatrixRMaj(18, 3);
    double[] wide = new double[54];
    for (int i = 0; i < 54; i++) {
      weights.data[i] = random.nextFloat() - .3f;
      wide[i] = weights.data[i];
    }
    DMatrixRMaj matrix = new DMatrixRMaj(24, 36);
    for (int i = 0; i < 24; i++) {
      double[] unit = new double[24];
      unit[i] = 1;
      double[] row = plain.convolve(unit, wide, new double[3]);
      System.arraycopy(row, 0, matrix.data, 36 * i, 36);
    }
    double expected = largest(matrix);
    assertThat(SpectralNorm.of(new ImageShape(3, 4, 2), weights))
        .isCloseTo(expected, within(1e-5 * expected));
  }
}
