package io.phasesweep.core.data;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.List;

/**
 * Which positions of an image an example shows: padded on each side, then a square piece of it,
 * then perhaps mirrored.
 *
 * @param stored shape of the image in its table
 * @param pad positions added on each side
 * @param black whether they hold what 0 is scaled to; else 0
 * @param shown shape of what is shown
 */
record Framing(ImageShape stored, int pad, boolean black, ImageShape shown) {
  private static final List<String> MOVING = List.of("pad", "crop", "flip");

  /** Whether a value may be shown at another place than where it is stored. */
  static boolean moves(Values lines) {
    return MOVING.stream().anyMatch(name -> lines.find("data." + name) != null);
  }

  /**
   * The framing of the lines of a data key.
   *
   * @throws InvalidSetting if images are asked for and there are none, or the piece is too large
   */
  static Framing of(Values lines, ImageShape stored) {
    int pad = whole(lines, "pad");
    int crop = whole(lines, "crop");
    for (String name : MOVING) {
      if (lines.find("data." + name) != null && !stored.image()) {
        throw new InvalidSetting(
            name, name + " needs images; the data have no height and width, only inputs");
      }
    }
    int height = stored.height() + 2 * pad;
    int width = stored.width() + 2 * pad;
    if (crop > Math.min(height, width)) {
      throw new InvalidSetting(
          "crop",
          "crop is " + crop + "; the padded images are " + height + "x" + width + ", no smaller");
    }
    int channels = stored.channels() == 3 && on(lines, "grey") ? 1 : stored.channels();
    ImageShape shown =
        crop > 0
            ? new ImageShape(crop, crop, channels)
            : new ImageShape(
                pad > 0 ? height : stored.height(), pad > 0 ? width : stored.width(), channels);
    ImageShape kept = new ImageShape(stored.height(), stored.width(), channels);
    return new Framing(kept, pad, lines.find("data.pad-value") != null, shown);
  }

  /** Whether a flag of the data block is set. */
  static boolean on(Values lines, String name) {
    return lines.find("data." + name) instanceof Value.Flag flag && flag.value();
  }

  private static int whole(Values lines, String name) {
    return lines.find("data." + name) instanceof Value.Whole n ? Math.toIntExact(n.value()) : 0;
  }

  /** Whether every example shows its whole image. */
  boolean whole() {
    return shown.equals(stored);
  }

  /** Places of the upper edge of the piece. */
  int places() {
    return stored.height() + 2 * pad - shown.height() + 1;
  }

  /** Places of the left edge of the piece. */
  int placesAcross() {
    return stored.width() + 2 * pad - shown.width() + 1;
  }

  /**
   * Index of the stored value that is shown at (y, x, channel 0), or -1 in the padding.
   *
   * @param top upper edge of the piece in the padded image
   * @param left left edge
   */
  int source(int y, int x, int top, int left, boolean mirrored) {
    int row = top + y - pad;
    int column = left + (mirrored ? shown.width() - 1 - x : x) - pad;
    boolean inside = row >= 0 && row < stored.height() && column >= 0 && column < stored.width();
    return inside ? (row * stored.width() + column) * stored.channels() : -1;
  }
}
