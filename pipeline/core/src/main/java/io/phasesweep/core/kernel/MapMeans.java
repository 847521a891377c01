package io.phasesweep.core.kernel;

import org.ejml.data.FMatrixRMaj;

/**
 * Between maps and vectors with one entry per channel. Units lie position by position, the channels
 * of a position side by side.
 *
 * <pre>
 *   mean     v[b, c] = sum over positions, ascending, of map[b, p, c], / positions
 *   spread   map[b, p, c] = v[b, c] / positions
 * </pre>
 *
 * One order of sums, so every provider gives the same bits.
 */
public final class MapMeans {
  private MapMeans() {}

  /** Means over positions. Modified: {@code out} [columns x channels], reshaped. */
  public static void mean(Panel map, int positions, FMatrixRMaj out) {
    RowPanel from = (RowPanel) map;
    int channels = channels(from, positions);
    out.reshape(from.columns(), channels);
    float share = 1f / positions;
    for (int row = 0; row < from.columns(); row++) {
      int at = row * from.stride();
      int to = row * channels;
      System.arraycopy(from.values(), at, out.data, to, channels);
      for (int p = 1; p < positions; p++) {
        add(from.values(), at + p * channels, out.data, to, channels);
      }
      scale(out.data, to, channels, share);
    }
  }

  /** The transpose of {@link #mean}. Modified: {@code map}, its columns those of {@code v}. */
  public static void spread(FMatrixRMaj v, int positions, Panel map) {
    RowPanel to = (RowPanel) map;
    int channels = channels(to, positions);
    to.columns(v.numRows);
    float share = 1f / positions;
    for (int row = 0; row < v.numRows; row++) {
      int at = row * to.stride();
      for (int c = 0; c < channels; c++) {
        to.values()[at + c] = v.data[row * channels + c] * share;
      }
      for (int p = 1; p < positions; p++) {
        System.arraycopy(to.values(), at, to.values(), at + p * channels, channels);
      }
    }
  }

  private static int channels(RowPanel map, int positions) {
    if (positions < 1 || map.units() % positions != 0) {
      throw new IllegalArgumentException(
          "map: " + map.units() + " units on " + positions + " positions; whole channels");
    }
    return map.units() / positions;
  }

  private static void add(float[] from, int at, float[] to, int start, int count) {
    for (int c = 0; c < count; c++) {
      to[start + c] += from[at + c];
    }
  }

  private static void scale(float[] values, int at, int count, float factor) {
    for (int c = 0; c < count; c++) {
      values[at + c] *= factor;
    }
  }
}
