package io.phasesweep.core.kernel;

import java.util.Arrays;

/**
 * What moves a 3x3 convolution of stride 1 and zero padding 1 between maps and products. A tile is
 * a run of positions of a minibatch, each a column of a product:
 *
 * <pre>
 *   map      panel [batch x height width channels]: row by row, channels side by side
 *   columns  panel [positions x 9 channels], a column in the order ky, kx, channel; outside = 0
 *   tile     panel [positions x outputs]
 * </pre>
 *
 * <p>Positions count through the minibatch row by row; where 2x2 pooling follows, window by window,
 * the four of a window in row-major order. Moves are exact and sums have one order, so every
 * provider gives the same bits. Immutable, thread-safe.
 */
public final class ConvolutionTiles {
  /** Positions of a full tile: whole pool windows, whole row blocks of every provider. */
  public static final int POSITIONS = 240;

  private static final int SIDE = 3;
  private static final int WINDOW = 4;

  private final int height;
  private final int width;
  private final int channels;
  private final int outputs;
  private final boolean pooled;

  /**
   * @param height of the map below
   * @param width of the map below
   * @param channels of the map below
   * @param outputs channels above
   * @param pooled whether 2x2 max-pooling of stride 2 follows; both sides are even then
   */
  public ConvolutionTiles(int height, int width, int channels, int outputs, boolean pooled) {
    if (pooled && (height % 2 != 0 || width % 2 != 0)) {
      throw new IllegalArgumentException(
          "pooling: a map of " + height + "x" + width + "; even sides are allowed");
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.outputs = outputs;
    this.pooled = pooled;
  }

  /** Positions of so many examples. */
  public int positions(int examples) {
    return examples * height * width;
  }

  /** Example of position {@code p}. */
  private int example(int p) {
    return p / (height * width);
  }

  private int y(int p) {
    int q = p % (height * width);
    return pooled ? q / WINDOW / (width / 2) * 2 + q % WINDOW / 2 : q / width;
  }

  private int x(int p) {
    int q = p % (height * width);
    return pooled ? q / WINDOW % (width / 2) * 2 + q % 2 : q % width;
  }

  /**
   * The columns of positions {@code from ..}, as many as {@code columns} has in use. Modified:
   * {@code columns}.
   */
  public void gather(Panel map, int from, Panel columns) {
    RowPanel in = (RowPanel) map;
    RowPanel out = (RowPanel) columns;
    require("map", in, height * width * channels);
    require("columns", out, SIDE * SIDE * channels);
    int run = SIDE * channels;
    for (int i = 0; i < out.columns(); i++) {
      int p = from + i;
      int start = example(p) * in.stride();
      int top = y(p) - 1;
      int left = x(p) - 1;
      int first = Math.max(0, left);
      int skipped = (first - left) * channels;
      int length = (Math.min(width, left + SIDE) - first) * channels;
      for (int ky = 0; ky < SIDE; ky++) {
        int y = top + ky;
        int to = i * out.stride() + ky * run;
        if (y < 0 || y >= height) {
          Arrays.fill(out.values(), to, to + run, 0f);
        } else {
          int source = start + (y * width + first) * channels;
          copy(in.values(), source, out.values(), to, skipped, length, run);
        }
      }
    }
  }

  /** A run of which {@code length} values from {@code skipped} on lie inside the map. */
  private static void copy(
      float[] in, int source, float[] out, int to, int skipped, int length, int run) {
    for (int j = 0; j < skipped; j++) {
      out[to + j] = 0f;
    }
    if (length < 16) {
      for (int j = 0; j < length; j++) {
        out[to + skipped + j] = in[source + j];
      }
    } else {
      System.arraycopy(in, source, out, to + skipped, length);
    }
    for (int j = skipped + length; j < run; j++) {
      out[to + j] = 0f;
    }
  }

  /**
   * The transpose of {@link #gather}: every column is added to the values it would be read from, in
   * order of position, then ky, kx, channel. Modified: {@code map}.
   */
  public void scatter(Panel columns, int from, Panel map) {
    RowPanel in = (RowPanel) columns;
    RowPanel out = (RowPanel) map;
    require("map", out, height * width * channels);
    require("columns", in, SIDE * SIDE * channels);
    int run = SIDE * channels;
    for (int i = 0; i < in.columns(); i++) {
      int p = from + i;
      int start = example(p) * out.stride();
      int top = y(p) - 1;
      int left = x(p) - 1;
      int first = Math.max(0, left);
      int length = (Math.min(width, left + SIDE) - first) * channels;
      for (int ky = 0; ky < SIDE; ky++) {
        int y = top + ky;
        if (y >= 0 && y < height) {
          int source = i * in.stride() + ky * run + (first - left) * channels;
          add(in.values(), source, out.values(), start + (y * width + first) * channels, length);
        }
      }
    }
  }

  private static void add(float[] in, int source, float[] out, int to, int length) {
    for (int j = 0; j < length; j++) {
      out[to + j] += in[source + j];
    }
  }

  /**
   * A tile on its way up: as it is, or the maximum of each window. A NaN in a window is its
   * maximum.
   *
   * @param from first position of the tile
   * @param above Modified: map above, [batch x units]
   * @param winners Modified: place 0..3 of the first maximum of every window, row-major; not
   *     touched without pooling
   */
  public void up(Panel tile, int from, Panel above, byte[] winners) {
    RowPanel in = (RowPanel) tile;
    RowPanel out = (RowPanel) above;
    require("tile", in, outputs);
    int perExample = height * width / (pooled ? WINDOW : 1);
    require("above", out, perExample * outputs);
    if (!pooled) {
      for (int i = 0; i < in.columns(); i++) {
        int to = example(from + i) * out.stride() + (from + i) % perExample * outputs;
        System.arraycopy(in.values(), i * in.stride(), out.values(), to, outputs);
      }
      return;
    }
    for (int i = 0; i < in.columns(); i += WINDOW) {
      int window = (from + i) / WINDOW;
      int to = window / perExample * out.stride() + window % perExample * outputs;
      maxima(in.values(), i * in.stride(), in.stride(), out.values(), to);
      first(in.values(), i * in.stride(), in.stride(), out.values(), to, winners, window * outputs);
    }
  }

  private void maxima(float[] in, int at, int stride, float[] out, int to) {
    for (int c = 0; c < outputs; c++) {
      float upper = Math.max(in[at + c], in[at + stride + c]);
      float lower = Math.max(in[at + 2 * stride + c], in[at + 3 * stride + c]);
      out[to + c] = Math.max(upper, lower);
    }
  }

  private void first(
      float[] in, int at, int stride, float[] out, int to, byte[] winners, int winner) {
    for (int c = 0; c < outputs; c++) {
      float most = out[to + c];
      int place = in[at + 2 * stride + c] == most ? 2 : 3;
      place = in[at + stride + c] == most ? 1 : place;
      winners[winner + c] = (byte) (in[at + c] == most ? 0 : place);
    }
  }

  /**
   * A tile on its way down: the values above as they are, or each at the winner of its window and 0
   * at the other three.
   *
   * @param above map above, [batch x units]
   * @param winners as {@link #up} left them
   * @param from first position of the tile
   * @param tile Modified: as many positions as it has in use
   */
  public void down(Panel above, byte[] winners, int from, Panel tile) {
    RowPanel in = (RowPanel) above;
    RowPanel out = (RowPanel) tile;
    require("tile", out, outputs);
    int perExample = height * width / (pooled ? WINDOW : 1);
    require("above", in, perExample * outputs);
    if (!pooled) {
      for (int i = 0; i < out.columns(); i++) {
        int source = example(from + i) * in.stride() + (from + i) % perExample * outputs;
        System.arraycopy(in.values(), source, out.values(), i * out.stride(), outputs);
      }
      return;
    }
    for (int i = 0; i < out.columns(); i++) {
      int window = (from + i) / WINDOW;
      int source = window / perExample * in.stride() + window % perExample * outputs;
      place(in.values(), source, winners, window * outputs, i % WINDOW, out, i * out.stride());
    }
  }

  private void place(
      float[] in, int source, byte[] winners, int winner, int place, RowPanel out, int to) {
    float[] values = out.values();
    for (int c = 0; c < outputs; c++) {
      values[to + c] = winners[winner + c] == place ? in[source + c] : 0f;
    }
  }

  private static void require(String name, Panel panel, int units) {
    if (panel.units() != units) {
      throw new IllegalArgumentException(
          "convolution: " + name + " of " + panel.units() + " units, not " + units);
    }
  }
}
