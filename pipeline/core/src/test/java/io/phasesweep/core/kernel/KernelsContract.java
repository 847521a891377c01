package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every provider owes. */
public abstract class KernelsContract {

  /** The provider under test. */
  protected abstract Kernels kernels();

  @Test
  void productHasGoldenBits() {
    Random random = new Random(7);
    FMatrixRMaj a = uniform(random, 40, 784);
    FMatrixRMaj w = uniform(random, 784, 500);
    Layout layout = kernels().layout(40, new int[] {784, 500});
    Panel in = kernels().panel(layout, 784);
    Panel out = kernels().panel(layout, 500);
    in.load(a);
    kernels().apply(kernels().pack(layout, w), Direction.UP, in, null, out, new Epilogue.Store());
    FMatrixRMaj c = new FMatrixRMaj(1, 1);
    out.store(c);
    assertThat(Arrays.hashCode(Arrays.copyOf(c.data, 40 * 500))).isEqualTo(-1710789081);
  }

  /** The canonical sum of products of rows 0 and 1 of A, through a DOWN product of one column. */
  @Test
  void canonicalSumHasGoldenBits() {
    FMatrixRMaj a = uniform(new Random(7), 40, 784);
    assertThat(Float.floatToRawIntBits(dot(a, 784))).isEqualTo(0x3fee1e20);
    assertThat(Float.floatToRawIntBits(dot(a, 781))).isEqualTo(0x40035273);
  }

  private float dot(FMatrixRMaj a, int count) {
    FMatrixRMaj w = new FMatrixRMaj(1, count);
    System.arraycopy(a.data, 0, w.data, 0, count);
    FMatrixRMaj row = new FMatrixRMaj(1, count);
    System.arraycopy(a.data, 784, row.data, 0, count);
    Layout layout = kernels().layout(1, new int[] {1, count});
    Panel in = kernels().panel(layout, count);
    Panel out = kernels().panel(layout, 1);
    in.load(row);
    kernels().apply(kernels().pack(layout, w), Direction.DOWN, in, null, out, new Epilogue.Store());
    return out.value(0, 0);
  }

  /** Uniform in [-.5, .5), row by row. */
  protected static FMatrixRMaj uniform(Random random, int rows, int cols) {
    FMatrixRMaj m = new FMatrixRMaj(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      m.data[i] = random.nextFloat() - .5f;
    }
    return m;
  }
}
