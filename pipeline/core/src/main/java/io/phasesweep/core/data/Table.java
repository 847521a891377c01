package io.phasesweep.core.data;

import org.jspecify.annotations.Nullable;

/**
 * Examples as their file gives them, before any scaling. Whole numbers from 0 to 255 stay bytes.
 * Immutable and thread-safe.
 */
final class Table {
  private final ImageShape shape;
  private final byte @Nullable [] bytes;
  private final float @Nullable [] reals;
  private final short[] labels;

  private Table(
      ImageShape shape, byte @Nullable [] bytes, float @Nullable [] reals, short[] labels) {
    this.shape = shape;
    this.bytes = bytes;
    this.reals = reals;
    this.labels = labels;
  }

  /** Shares the arrays. [rows x inputs] */
  static Table ofBytes(ImageShape shape, byte[] values, short[] labels) {
    return new Table(shape, values, null, labels);
  }

  /** Shares the labels; the values too unless all of them are bytes. [rows x inputs] */
  static Table ofReals(int inputs, float[] values, short[] labels) {
    byte[] packed = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int whole = (int) values[i];
      if (whole != values[i] || whole < 0 || whole > 255) {
        return new Table(ImageShape.flat(inputs), null, values, labels);
      }
      packed[i] = (byte) whole;
    }
    return ofBytes(ImageShape.flat(inputs), packed, labels);
  }

  /** The same values as images of that shape. */
  Table shaped(ImageShape as) {
    return new Table(as, bytes, reals, labels);
  }

  /**
   * Colour as brightness, {@code .299 R + .587 G + .114 B} rounded to the nearest whole number;
   * images of one channel as they are.
   */
  Table grey() {
    if (shape.channels() != 3) {
      return this;
    }
    int positions = rows() * shape.positions();
    byte[] brightness = new byte[positions];
    for (int i = 0; i < positions; i++) {
      double value = .299 * at(3 * i) + .587 * at(3 * i + 1) + .114 * at(3 * i + 2);
      brightness[i] = (byte) Math.rint(value);
    }
    return ofBytes(new ImageShape(shape.height(), shape.width(), 1), brightness, labels);
  }

  int rows() {
    return labels.length;
  }

  ImageShape shape() {
    return shape;
  }

  int inputs() {
    return shape.units();
  }

  int label(int row) {
    return labels[row];
  }

  /** The values as unsigned bytes, or null if they are reals. Not to be modified. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  float value(long row, int input) {
    return at(Math.toIntExact(row * inputs() + input));
  }

  private float at(int at) {
    return bytes != null ? bytes[at] & 0xff : reals != null ? reals[at] : Float.NaN;
  }
}
