package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/**
 * A grid of overlapping square patches of each image; time runs down its rows.
 *
 * <pre>
 *   patch (r, q) starts at row r stride, column q stride; each is an image of its own, encoded alone
 * </pre>
 *
 * Immutable, thread-safe.
 *
 * @param image shape of the images
 * @param size side of a patch
 * @param stride from a patch to its neighbour
 * @param grid rows and columns of patches
 */
record Patches(ImageShape image, int size, int stride, MomentGrid grid) implements Moments {
  @Override
  public void load(Minibatch batch, int from, int count, long epoch, FMatrixRMaj out) {
    still(batch, from, count, out);
  }

  @Override
  public void still(Minibatch batch, int from, int count, FMatrixRMaj out) {
    int units = size * size * image.channels();
    out.reshape(grid.vectors() * count, units);
    int to = 0;
    for (int r = 0; r < grid.rows(); r++) {
      for (int b = 0; b < count; b++) {
        for (int q = 0; q < grid.columns(); q++) {
          int corner = (r * image.width() + q) * stride * image.channels();
          copy(batch.inputs().data, (from + b) * image.units() + corner, out.data, to);
          to += units;
        }
      }
    }
  }

  private void copy(float[] from, int at, float[] out, int to) {
    int row = image.width() * image.channels();
    int length = size * image.channels();
    for (int y = 0; y < size; y++) {
      System.arraycopy(from, at + y * row, out, to + y * length, length);
    }
  }

  @Override
  public MomentGrid stills() {
    return grid;
  }
}
