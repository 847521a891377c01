package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.random.Stream;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Two independent shifts of each image: context and current.
 *
 * <pre>
 *   dy, dx = integers 4n .. 4n + 3 of stream augment below 2 s + 1, minus s; lane = epoch, n = row of the file
 *   view[y][x] = image[y - dy][x - dx], 0 outside
 * </pre>
 *
 * Mutable scratch only; not thread-safe.
 */
final class TwoViews implements Moments {
  private final ImageShape image;
  private final int maxShift;
  private final Stream stream;

  /**
   * @param maxShift s
   * @param prefix empty, or {@code probe/}
   */
  TwoViews(ImageShape image, int maxShift, long seed, String prefix) {
    this.image = image;
    this.maxShift = maxShift;
    this.stream = new Stream(seed, prefix + "augment");
  }

  @Override
  public void load(Minibatch batch, int from, int count, long epoch, FMatrixRMaj out) {
    int inputs = batch.inputs().numCols;
    out.reshape(2 * count, inputs);
    Arrays.fill(out.data, 0, 2 * count * inputs, 0f);
    for (int view = 0; view < 2; view++) {
      for (int b = 0; b < count; b++) {
        long draw = 4L * batch.row(from + b) + 2L * view;
        int dy = shift(epoch, draw);
        int dx = shift(epoch, draw + 1);
        copy(
            batch.inputs().data,
            (from + b) * inputs,
            dy,
            dx,
            out.data,
            (view * count + b) * inputs);
      }
    }
  }

  @Override
  public void still(Minibatch batch, int from, int count, FMatrixRMaj out) {
    int inputs = batch.inputs().numCols;
    out.reshape(count, inputs);
    System.arraycopy(batch.inputs().data, from * inputs, out.data, 0, count * inputs);
  }

  @Override
  public MomentGrid stills() {
    return new MomentGrid(1, 1, 0, 0);
  }

  private int shift(long epoch, long draw) {
    return (int) stream.below(epoch, draw, 2L * maxShift + 1) - maxShift;
  }

  private void copy(float[] from, int at, int dy, int dx, float[] out, int to) {
    int row = image.width() * image.channels();
    int left = Math.max(0, dx) * image.channels();
    int length = row - Math.abs(dx) * image.channels();
    for (int y = Math.max(0, dy); y < image.height() + Math.min(0, dy) && length > 0; y++) {
      int source = at + (y - dy) * row + left - dx * image.channels();
      System.arraycopy(from, source, out, to + y * row + left, length);
    }
  }
}
