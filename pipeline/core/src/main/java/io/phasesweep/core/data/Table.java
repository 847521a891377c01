package io.phasesweep.core.data;

import org.jspecify.annotations.Nullable;

/**
 * Examples as their file gives them, before any scaling. Whole numbers from 0 to 255 stay bytes.
 * Immutable and thread-safe.
 */
final class Table {
  private final int inputs;
  private final byte @Nullable [] bytes;
  private final float @Nullable [] reals;
  private final short[] labels;

  private Table(int inputs, byte @Nullable [] bytes, float @Nullable [] reals, short[] labels) {
    this.inputs = inputs;
    this.bytes = bytes;
    this.reals = reals;
    this.labels = labels;
  }

  /** Shares the arrays. [rows x inputs] */
  static Table ofBytes(int inputs, byte[] values, short[] labels) {
    return new Table(inputs, values, null, labels);
  }

  /** Shares the labels; the values too unless all of them are bytes. [rows x inputs] */
  static Table ofReals(int inputs, float[] values, short[] labels) {
    byte[] packed = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int whole = (int) values[i];
      if (whole != values[i] || whole < 0 || whole > 255) {
        return new Table(inputs, null, values, labels);
      }
      packed[i] = (byte) whole;
    }
    return ofBytes(inputs, packed, labels);
  }

  int rows() {
    return labels.length;
  }

  int inputs() {
    return inputs;
  }

  int label(int row) {
    return labels[row];
  }

  /** The values as unsigned bytes, or null if they are reals. Not to be modified. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  float value(long row, int input) {
    int at = Math.toIntExact(row * inputs + input);
    return bytes != null ? bytes[at] & 0xff : reals != null ? reals[at] : Float.NaN;
  }
}
