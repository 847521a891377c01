package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Random operands of one product, with its reference in double. */
final class Operands {
  private final Kernels kernels;
  private final Direction direction;
  private final FMatrixRMaj batch;
  private final PackedWeights weights;
  private final Panel in;
  private final Panel out;

  Operands(
      Kernels kernels, Random random, int columns, int inputs, int outputs, Direction direction) {
    this.kernels = kernels;
    this.direction = direction;
    FMatrixRMaj w = uniform(random, inputs, outputs);
    boolean up = direction == Direction.UP;
    batch = sparse(random, columns, up ? inputs : outputs);
    Layout layout = kernels.layout(columns, new int[] {inputs, outputs});
    weights = kernels.pack(layout, w);
    in = kernels.panel(layout, batch.numCols);
    out = kernels.panel(layout, up ? outputs : inputs);
    in.load(batch);
  }

  /** Uniform in [-.5, .5), row by row. */
  static FMatrixRMaj uniform(Random random, int rows, int cols) {
    FMatrixRMaj m = new FMatrixRMaj(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      m.data[i] = random.nextFloat() - .5f;
    }
    return m;
  }

  /** The same with a third or most of the values zero. */
  static FMatrixRMaj sparse(Random random, int rows, int cols) {
    FMatrixRMaj m = uniform(random, rows, cols);
    int filled = random.nextBoolean() ? 67 : 15;
    for (int i = 0; i < rows * cols; i++) {
      m.data[i] = random.nextInt(100) < filled ? m.data[i] : 0f;
    }
    return m;
  }

  PackedWeights weights() {
    return weights;
  }

  Panel out() {
    return out;
  }

  /** NaN wherever no unit lives. */
  void poisonPadding() {
    poison(in);
    poison(out);
  }

  static void poison(Panel panel) {
    RowPanel rows = (RowPanel) panel;
    for (int i = 0; i < rows.values().length; i++) {
      boolean unit = i < rows.length() && i % rows.stride() < rows.units();
      if (!unit) {
        rows.values()[i] = Float.NaN;
      }
    }
  }

  void apply(@Nullable Panel add, Epilogue epilogue) {
    kernels.apply(weights, direction, in, add, out, epilogue);
  }

  /** |c - c64| &lt;= max(4, sqrt K) 2^-24 sum |a b|. */
  void requireProduct() {
    int depth = in.units();
    for (int b = 0; b < in.columns(); b++) {
      for (int m = 0; m < out.units(); m++) {
        double sum = 0;
        double size = 0;
        for (int k = 0; k < depth; k++) {
          double w =
              direction == Direction.UP ? weights.matrix().get(k, m) : weights.matrix().get(m, k);
          double product = batch.get(b, k) * w;
          sum += product;
          size += Math.abs(product);
        }
        double bound = Math.max(4, Math.sqrt(depth)) * 0x1p-24 * size;
        assertThat(Math.abs(out.value(b, m) - sum))
            .as("%s %d columns, depth %d, column %d, unit %d", direction, in.columns(), depth, b, m)
            .isLessThanOrEqualTo(bound);
      }
    }
  }

  int[] bitsOfFirst(int columns) {
    int[] bits = new int[columns * out.units()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(out.value(i / out.units(), i % out.units()));
    }
    return bits;
  }

  /** The first columns again, in an incomplete minibatch of another capacity. */
  int[] aloneBits(int columns) {
    Layout layout = kernels.layout(Math.max(columns, 11), new int[] {1, 1});
    Panel small = kernels.panel(layout, in.units());
    Panel result = kernels.panel(layout, out.units());
    FMatrixRMaj rows = new FMatrixRMaj(columns, in.units());
    System.arraycopy(batch.data, 0, rows.data, 0, columns * in.units());
    small.load(rows);
    kernels.apply(
        kernels.pack(layout, weights.matrix()),
        direction,
        small,
        null,
        result,
        new Epilogue.Store());
    return bits(result);
  }

  static int[] bits(Panel panel) {
    int[] bits = new int[panel.columns() * panel.units()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(panel.value(i / panel.units(), i % panel.units()));
    }
    return bits;
  }

  static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
    return bits;
  }
}
