package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import org.ejml.data.FMatrixRMaj;

/**
 * A 3x3 convolution of stride 1 and zero padding 1 as a linear map of one example, and its
 * transpose, in double: what spectral norms are made of. Not thread-safe.
 */
final class PlaneMap {
  private static final int SIDE = 3;

  private final int height;
  private final int width;
  private final int inputs;
  private final int outputs;

  /** [ky kx][channels below][channels above], and with the last two exchanged. */
  private final double[] weights;

  private final double[] transposed;

  PlaneMap(ImageShape below, FMatrixRMaj matrix) {
    this.height = below.height();
    this.width = below.width();
    this.inputs = below.channels();
    this.outputs = matrix.numCols;
    this.weights = new double[matrix.getNumElements()];
    this.transposed = new double[weights.length];
    for (int k = 0; k < matrix.numRows; k++) {
      for (int o = 0; o < outputs; o++) {
        int block = k / inputs * inputs * outputs;
        weights[k * outputs + o] = matrix.data[k * outputs + o];
        transposed[block + o * inputs + k % inputs] = matrix.data[k * outputs + o];
      }
    }
  }

  /** Map above from map below. */
  double[] up(double[] map) {
    double[] out = new double[height * width * outputs];
    for (int k = 0; k < SIDE * SIDE; k++) {
      for (int y = first(k / SIDE); y < last(k / SIDE, height); y++) {
        for (int x = first(k % SIDE); x < last(k % SIDE, width); x++) {
          int source = ((y + k / SIDE - 1) * width + x + k % SIDE - 1) * inputs;
          add(map, source, inputs, weights, k, out, (y * width + x) * outputs, outputs);
        }
      }
    }
    return out;
  }

  /** Map below from map above. */
  double[] down(double[] map) {
    double[] out = new double[height * width * inputs];
    for (int k = 0; k < SIDE * SIDE; k++) {
      for (int y = first(k / SIDE); y < last(k / SIDE, height); y++) {
        for (int x = first(k % SIDE); x < last(k % SIDE, width); x++) {
          int to = ((y + k / SIDE - 1) * width + x + k % SIDE - 1) * inputs;
          add(map, (y * width + x) * outputs, outputs, transposed, k, out, to, inputs);
        }
      }
    }
    return out;
  }

  private static int first(int offset) {
    return offset == 0 ? 1 : 0;
  }

  private static int last(int offset, int side) {
    return offset == SIDE - 1 ? side - 1 : side;
  }

  /** {@code to += from times block k}; the inner loop runs along rows. */
  private static void add(
      double[] from, int at, int depth, double[] w, int k, double[] to, int start, int count) {
    for (int i = 0; i < depth; i++) {
      double value = from[at + i];
      int row = (k * depth + i) * count;
      for (int j = 0; j < count; j++) {
        to[start + j] += value * w[row + j];
      }
    }
  }
}
