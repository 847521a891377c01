package io.phasesweep.bench;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/** Operands of benchmarks: seeded, of the usual magnitudes. */
final class Shapes {
  private Shapes() {}

  /** The numbers of a shape such as 64x784x512. */
  static int[] parse(String shape) {
    return Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  /** Uniform in [-.5, .5). */
  static FMatrixRMaj uniform(long seed, int rows, int cols) {
    Random random = new Random(seed);
    FMatrixRMaj m = new FMatrixRMaj(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      m.data[i] = random.nextFloat() - .5f;
    }
    return m;
  }

  /** In [0, 1), a share of {@code filled} other than zero, the border of each image always zero. */
  static FMatrixRMaj images(long seed, int rows, int side, double filled) {
    Random random = new Random(seed);
    FMatrixRMaj m = new FMatrixRMaj(rows, side * side);
    int border = side / 8;
    for (int i = 0; i < rows * side * side; i++) {
      int x = i % side;
      int y = i / side % side;
      boolean inside = x >= border && x < side - border && y >= border && y < side - border;
      float value = random.nextFloat();
      m.data[i] = inside && random.nextDouble() < filled ? value : 0f;
    }
    return m;
  }

  /** One class per row. */
  static FMatrixRMaj oneHot(long seed, int rows, int classes) {
    Random random = new Random(seed);
    FMatrixRMaj m = new FMatrixRMaj(rows, classes);
    for (int row = 0; row < rows; row++) {
      m.set(row, random.nextInt(classes), 1f);
    }
    return m;
  }
}
