package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.random.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on single rows, to the bit, at widths around the vectors'. */
class RowOperationsTest {
  private static final Kernels KERNELS = KernelProviders.choose();
  private static final int[] ROWS = {0, 2, 3};

  private static float[] draw(String purpose, int count) {
    float[] values = new float[count];
    new Stream(7, purpose).fill(0, 0, values, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = 8 * values[i] - 4;
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 8, 13, 16, 17, 31, 37})
  void sigmoidIsThatOfTheScalarForm(int count) {
    float[] u = draw("u", count);
    float[] z = new float[count];
    KERNELS.sigmoid(u, z, count);
    for (int i = 0; i < count; i++) {
      assertThat(z[i]).isEqualTo(RationalTanh.sigmoid(u[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 37})
  void rowsAreAddedInTheirOrder(int width) {
    float[] w = draw("w", 4 * width);
    float[] sum = draw("sum", width);
    float[] expected = sum.clone();
    for (int row : ROWS) {
      for (int j = 0; j < width; j++) {
        expected[j] += w[row * width + j];
      }
    }
    KERNELS.addRows(w, width, ROWS, ROWS.length, sum);
    assertThat(sum).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 37})
  void onlyTheRowsThatAreNamedMove(int width) {
    float[] w = draw("w", 4 * width);
    float[] by = draw("by", width);
    float[] expected = w.clone();
    for (int row : ROWS) {
      for (int j = 0; j < width; j++) {
        expected[row * width + j] = Math.fma(.3f, by[j], expected[row * width + j]);
      }
    }
    KERNELS.moveRows(w, width, ROWS, ROWS.length, by, .3f);
    assertThat(w).isEqualTo(expected);
  }
}
