package io.phasesweep.core.data;

import java.util.HexFormat;
import java.util.List;

/**
 * Binary images of a square: with side s, 2^s images whose rows are each all 0 or all 1 (class 0),
 * then 2^s whose columns are (class 1). 2^(s+1) examples, 2^(s+1) - 2 distinct ones: the empty and
 * the full image are in both classes. Training and test part hold the same examples.
 *
 * <p>A. Fischer, C. Igel, "Training restricted Boltzmann machines: an introduction", Pattern
 * Recognition 2014.
 */
final class BarsAndStripes {
  static final String NAME = "bars-and-stripes";
  static final String READER = "synthetic";
  static final int USUAL_SIDE = 4;

  private BarsAndStripes() {}

  /** The entry for images of {@code side} times {@code side} pixels. */
  static CatalogEntry entry(int side) {
    int examples = 2 << side;
    String sha = HexFormat.of().formatHex(DataFile.sha256(pixels(side)));
    return new CatalogEntry(
        NAME,
        "Bars and stripes (A. Fischer, C. Igel 2014), " + side + "x" + side + ", generated",
        "",
        READER,
        List.of(new CatalogEntry.Item(NAME + "-" + side, sha)),
        new ImageShape(side, side, 1),
        1,
        2,
        examples,
        examples,
        CatalogEntry.Colours.NONE,
        "none needed");
  }

  /** All examples of a square shape. */
  static Table table(ImageShape shape) {
    int side = shape.height();
    short[] labels = new short[2 << side];
    for (int n = 1 << side; n < labels.length; n++) {
      labels[n] = 1;
    }
    return Table.ofBytes(shape, pixels(side), labels);
  }

  /** Pixel (y, x) of image n: bit y of n, in the second half bit x. [examples x pixels] */
  private static byte[] pixels(int side) {
    int half = 1 << side;
    int inputs = side * side;
    byte[] pixels = new byte[2 * half * inputs];
    for (int n = 0; n < 2 * half; n++) {
      for (int i = 0; i < inputs; i++) {
        int bit = n < half ? i / side : i % side;
        pixels[n * inputs + i] = (byte) (n >> bit & 1);
      }
    }
    return pixels;
  }
}
