package io.phasesweep.core.kernel;

import org.ejml.data.FMatrixRMaj;

/**
 * A net 784-H-H-10 whose every number follows from its index, relaxed by 20 synchronous sweeps:
 *
 * <pre>
 *   element n = c (((7919 n + q) mod 10007) / 10007 - h), then float
 *   x: q 1, c 1, h 0    W1, W2, W3: q 2, 3, 4, c .16, h .5
 *   s = clip(s + 1/2 (u - s), 0, 1), u1 = x W1 + s2 W2t, u2 = s1 W2 + s3 W3t, u3 = s2 W3
 * </pre>
 */
final class GoldenRelaxation {
  private final Kernels kernels;
  private final PackedWeights[] weights;
  private final Panel[] states = new Panel[3];
  private final Panel[] next = new Panel[3];
  private final Panel drive;
  private final Panel below;

  GoldenRelaxation(Kernels kernels, int batch, int hidden) {
    this.kernels = kernels;
    int[] sizes = {784, hidden, hidden, 10};
    Layout layout = kernels.layout(batch, sizes);
    weights = new PackedWeights[3];
    for (int l = 0; l < 3; l++) {
      weights[l] = kernels.pack(layout, matrix(sizes[l], sizes[l + 1], 2 + l, .16, .5));
      states[l] = kernels.panel(layout, sizes[l + 1]);
      next[l] = kernels.panel(layout, sizes[l + 1]);
    }
    drive = kernels.panel(layout, hidden);
    below = kernels.panel(layout, hidden);
    Panel x = kernels.panel(layout, 784);
    x.load(matrix(batch, 784, 1, 1, 0));
    kernels.apply(weights[0], Direction.UP, x, null, drive, new Epilogue.Store());
  }

  static FMatrixRMaj matrix(int rows, int cols, int q, double c, double h) {
    FMatrixRMaj m = new FMatrixRMaj(rows, cols);
    for (int n = 0; n < rows * cols; n++) {
      m.data[n] = (float) (c * ((7919L * n + q) % 10007 / 10007.0 - h));
    }
    return m;
  }

  double[] sums() {
    for (int sweep = 0; sweep < 20; sweep++) {
      kernels.apply(weights[1], Direction.DOWN, states[1], drive, next[0], leak(states[0]));
      kernels.apply(weights[1], Direction.UP, states[0], null, below, new Epilogue.Store());
      kernels.apply(weights[2], Direction.DOWN, states[2], below, next[1], leak(states[1]));
      kernels.apply(weights[2], Direction.UP, states[1], null, next[2], leak(states[2]));
      for (int l = 0; l < 3; l++) {
        Panel swap = states[l];
        states[l] = next[l];
        next[l] = swap;
      }
    }
    double[] sums = new double[3];
    for (int l = 0; l < 3; l++) {
      for (int b = 0; b < states[l].columns(); b++) {
        for (int unit = 0; unit < states[l].units(); unit++) {
          sums[l] += states[l].value(b, unit);
        }
      }
    }
    return sums;
  }

  private static Epilogue leak(Panel state) {
    return new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, state, 0f, null);
  }
}
