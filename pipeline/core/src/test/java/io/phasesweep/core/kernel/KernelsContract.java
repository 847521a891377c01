package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every provider owes: products within the error bound of double, and the golden bits. */
public abstract class KernelsContract {
  static final int[] SIZES = {0, 1, 2, 3, 5, 15, 16, 17, 64, 65, 127};

  /** The provider under test. */
  protected abstract Kernels kernels();

  @Test
  void productHasGoldenBits() {
    Random random = new Random(7);
    FMatrixRMaj a = Operands.uniform(random, 40, 784);
    FMatrixRMaj w = Operands.uniform(random, 784, 500);
    Layout layout = kernels().layout(40, new int[] {784, 500});
    Panel in = kernels().panel(layout, 784);
    Panel out = kernels().panel(layout, 500);
    in.load(a);
    PackedWeights packed = kernels().pack(layout, w);
    for (int use = 0; use < 3; use++) {
      kernels().apply(packed, Direction.UP, in, null, out, new Epilogue.Store());
      FMatrixRMaj c = new FMatrixRMaj(1, 1);
      out.store(c);
      assertThat(Arrays.hashCode(Arrays.copyOf(c.data, 40 * 500))).isEqualTo(-1710789081);
    }
  }

  /** The canonical sum of products of rows 0 and 1 of A, through a DOWN product of one column. */
  @Test
  void canonicalSumHasGoldenBits() {
    FMatrixRMaj a = Operands.uniform(new Random(7), 40, 784);
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

  @Test
  void productsKeepTheBoundAgainstDouble() {
    Random random = new Random(11);
    for (int inputs : SIZES) {
      for (int outputs : SIZES) {
        int columns = 1 + random.nextInt(130);
        for (Direction direction : Direction.values()) {
          Operands operands = new Operands(kernels(), random, columns, inputs, outputs, direction);
          operands.poisonPadding();
          operands.apply(null, new Epilogue.Store());
          operands.requireProduct();
        }
      }
    }
  }

  @Test
  void updatesKeepTheBoundAgainstDouble() {
    Random random = new Random(12);
    for (int inputs : SIZES) {
      for (int outputs : SIZES) {
        new Update(kernels(), random, 1 + random.nextInt(60), inputs, outputs).requireBound();
      }
    }
  }

  @Test
  void columnsDoNotDependOnCompanions() {
    Random random = new Random(13);
    for (Direction direction : Direction.values()) {
      Operands many = new Operands(kernels(), random, 37, 65, 17, direction);
      many.apply(null, new Epilogue.Store());
      for (int columns : new int[] {1, 5, 36}) {
        assertThat(many.bitsOfFirst(columns)).isEqualTo(many.aloneBits(columns));
      }
    }
  }

  /** A panel that was loaded may leave its zeros out; one filled value by value does not. */
  @Test
  void zerosLeftOutChangeNoBit() {
    for (int columns : new int[] {8, 19, 37, 50}) {
      Random random = new Random(columns);
      Layout layout = kernels().layout(columns, new int[] {131, 77});
      FMatrixRMaj values = Operands.uniform(random, columns, 131);
      for (int i = 0; i < values.getNumElements(); i++) {
        values.data[i] =
            random.nextInt(8) == 0 ? values.data[i] : random.nextInt(2) == 0 ? 0f : -0f;
      }
      Panel loaded = kernels().panel(layout, 131);
      Panel filled = kernels().panel(layout, 131);
      loaded.load(values);
      for (int i = 0; i < values.getNumElements(); i++) {
        filled.set(i / 131, i % 131, values.data[i]);
      }
      assertThat(((RowPanel) loaded).sparse()).isTrue();
      assertThat(((RowPanel) filled).sparse()).isFalse();
      FMatrixRMaj w = Operands.uniform(random, 131, 77);
      Panel error = kernels().panel(layout, 77);
      error.load(Operands.uniform(random, columns, 77));
      assertThat(productAndUpdate(layout, w, loaded, error))
          .isEqualTo(productAndUpdate(layout, w, filled, error));
    }
  }

  private int productAndUpdate(Layout layout, FMatrixRMaj weights, Panel in, Panel error) {
    FMatrixRMaj w = weights.copy();
    Panel out = kernels().panel(layout, 77);
    kernels().apply(kernels().pack(layout, w), Direction.UP, in, null, out, new Epilogue.Store());
    kernels().accumulate(w, List.of(new Term(in, error, .3f)));
    return 31 * Arrays.hashCode(Operands.bits(out)) + Arrays.hashCode(Operands.bits(w.data));
  }

  @Test
  void adamOfTermsHasTheBitsOfAdamOfTheirSum() {
    for (int[] shape : new int[][] {{17, 3}, {131, 77}, {403, 160}, {300, 512}, {4100, 10}}) {
      Random random = new Random(shape[0]);
      Update update = new Update(kernels(), random, 21, shape[0], shape[1]);
      FMatrixRMaj theta = Operands.uniform(random, shape[0], shape[1]);
      FMatrixRMaj once = theta.copy();
      int count = theta.getNumElements();
      float[][] moments = new float[4][count];
      for (int t = 1; t < 3; t++) {
        FMatrixRMaj gradient = new FMatrixRMaj(shape[0], shape[1]);
        kernels().accumulate(gradient, update.terms);
        kernels().adam(theta.data, gradient.data, moments[0], moments[1], count, .01f, t);
        double health =
            kernels().adam(once, update.terms, gradient, moments[2], moments[3], .01f, t);
        assertThat(health).isZero();
      }
      assertThat(Operands.bits(once.data)).isEqualTo(Operands.bits(theta.data));
      assertThat(Operands.bits(moments[2])).isEqualTo(Operands.bits(moments[0]));
      assertThat(Operands.bits(moments[3])).isEqualTo(Operands.bits(moments[1]));
      update.terms.get(1).in().set(3, 8, 1f);
      update.terms.get(1).out().set(3, 2, Float.NaN);
      FMatrixRMaj scratch = new FMatrixRMaj(shape[0], shape[1]);
      assertThat(kernels().adam(once, update.terms, scratch, moments[2], moments[3], .01f, 3))
          .isNaN();
    }
  }

  @Test
  void staleWeightsAreRefused() {
    Operands operands = new Operands(kernels(), new Random(1), 9, 5, 4, Direction.UP);
    operands.weights().changed();
    assertThatIllegalStateException()
        .isThrownBy(() -> operands.apply(null, new Epilogue.Store()))
        .withMessageContaining("repack");
    operands.weights().matrix().data[0] += 1;
    kernels().repack(operands.weights());
    operands.apply(null, new Epilogue.Store());
    operands.requireProduct();
  }

  @Test
  void wrongShapesAreRefused() {
    Layout layout = kernels().layout(9, new int[] {5, 4});
    PackedWeights w = kernels().pack(layout, new FMatrixRMaj(5, 4));
    Panel five = kernels().panel(layout, 5);
    Panel four = kernels().panel(layout, 4);
    Panel other = kernels().panel(kernels().layout(10, new int[] {4}), 4);
    Epilogue store = new Epilogue.Store();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels().apply(w, Direction.DOWN, five, null, four, store));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels().apply(w, Direction.UP, five, null, five, store));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels().apply(w, Direction.UP, five, five, four, store));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels().apply(w, Direction.UP, five, null, other, store));
    assertThatIllegalArgumentException().isThrownBy(() -> four.columns(10));
    assertThatIllegalArgumentException().isThrownBy(() -> four.load(new FMatrixRMaj(3, 5)));
    assertThatIllegalArgumentException().isThrownBy(() -> four.copy(five));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> kernels().accumulate(new FMatrixRMaj(5, 5), List.of(new Term(five, four, 1f))));
    five.columns(3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> kernels().accumulate(new FMatrixRMaj(5, 4), List.of(new Term(five, four, 1f))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                kernels()
                    .apply(
                        four,
                        kernels().panel(layout, 4),
                        new Epilogue.Leak(Activation.RELU, .5f, four, 1f, null)));
  }

  @Test
  void columnsSwitchedOnAgainAreZero() {
    Panel panel = kernels().panel(kernels().layout(20, new int[] {3}), 3);
    panel.broadcast(new FMatrixRMaj(1, 3, true, 1f, 2f, 3f));
    panel.columns(7);
    panel.columns(9);
    assertThat(panel.value(6, 2)).isEqualTo(3f);
    assertThat(panel.value(7, 2)).isZero();
    assertThat(panel.value(8, 0)).isZero();
  }

  /** Sums of three layers after 20 synchronous sweeps, computed once in double. */
  @Test
  void relaxationHasGoldenSums() {
    requireSums(64, 512, 15607.2170, 15504.2761, 124.935127);
    requireSums(16, 100, 489.532078, 477.500997, 3.5066767);
    requireSums(20, 40, 223.496290, 30.6276675, 1.0096593);
    requireSums(1, 64, 7.0957013, 3.2509752, 0.0810656);
  }

  private void requireSums(int batch, int hidden, double... sums) {
    double[] seen = new GoldenRelaxation(kernels(), batch, hidden).sums();
    for (int layer = 0; layer < 3; layer++) {
      assertThat(seen[layer] / sums[layer]).isBetween(1 - 2e-6, 1 + 2e-6);
    }
  }
}
