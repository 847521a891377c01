package io.phasesweep.core.network;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Kernels;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The convolutional net of dual-propagation.md 7: 8x8x2, conv 4, conv 5p, conv 4p, dense 3, with
 * six examples. Weight i of layer k: s_k sin(1.3 (i + 1) + .7 k), s_k = sqrt(4 / (9 cin)), dense
 * sqrt(2 / 16) and i in the order (out, in); bias j: .05 cos(j + k).
 */
public final class GoldenConvolutionalNet {
  private GoldenConvolutionalNet() {}

  /** Its shape. */
  public static Architecture architecture() {
    return new Architecture(
        new ImageShape(8, 8, 2),
        List.of(
            new Layer.Plane(4, false),
            new Layer.Plane(5, true),
            new Layer.Plane(4, true),
            new Layer.Dense(3)));
  }

  /** The net for minibatches of six. */
  public static LayeredNetwork network(Kernels kernels) {
    LayeredNetwork network = new LayeredNetwork(architecture(), 6, kernels);
    for (int k = 1; k <= 4; k++) {
      FMatrixRMaj w = network.weights(k);
      double scale = Math.sqrt(k == 4 ? 2.0 / 16 : 4.0 / w.numRows);
      for (int row = 0; row < w.numRows; row++) {
        for (int column = 0; column < w.numCols; column++) {
          int i = k == 4 ? column * w.numRows + row : row * w.numCols + column;
          w.set(row, column, (float) (scale * StrictMath.sin(1.3 * (i + 1) + .7 * k)));
        }
      }
      for (int j = 0; j < w.numCols; j++) {
        network.bias(k).set(0, j, (float) (.05 * StrictMath.cos(j + k)));
      }
      network.repack(k);
    }
    return network;
  }

  /** The six examples, label n mod 3. */
  public static Minibatch batch() {
    float[][] x = new float[6][128];
    int[] labels = new int[6];
    for (int i = 0; i < 6 * 128; i++) {
      double second = .5 * StrictMath.cos(.011 * StrictMath.pow(i + 1, 1.5));
      x[i / 128][i % 128] = (float) (StrictMath.sin(.37 * (i + 1)) + second);
      labels[i / 128] = i / 128 % 3;
    }
    return new ArrayPart(x, labels, 3).all();
  }

  /** Norm of a layer's gradient, weights and biases. */
  public static double norm(FMatrixRMaj w, FMatrixRMaj b) {
    double squares = 0;
    for (FMatrixRMaj block : List.of(w, b)) {
      for (int i = 0; i < block.getNumElements(); i++) {
        squares += (double) block.data[i] * block.data[i];
      }
    }
    return Math.sqrt(squares);
  }
}
