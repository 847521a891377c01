package io.phasesweep.core.data;

/**
 * Shape of an example, or of a layer's map. Values lie row by row, the channels of a position side
 * by side: unit = (y width + x) channels + c.
 *
 * @param height rows
 * @param width columns
 * @param channels values of a position; 1 = grey
 */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "shape " + height + "x" + width + "x" + channels + "; each side is at least 1");
    }
  }

  /** Inputs without neighbours: one position whose channels they are. */
  public static ImageShape flat(int units) {
    return new ImageShape(1, 1, units);
  }

  /** Whether the values have neighbours. */
  public boolean image() {
    return height > 1 || width > 1;
  }

  /** Positions of the map. */
  public int positions() {
    return Math.multiplyExact(height, width);
  }

  /** Number of values. */
  public int units() {
    return Math.multiplyExact(positions(), channels);
  }

  /** For messages, for example {@code 28x28x1}. */
  public String text() {
    return height + "x" + width + "x" + channels;
  }
}
