package io.phasesweep.core.data;

import java.util.Arrays;

/**
 * IDX files of bytes: a big-endian magic number, the dimensions, then the values.
 *
 * <pre>
 *   images  00 00 08 03  n  height  width   n height width bytes
 *   labels  00 00 08 01  n                  n bytes
 * </pre>
 *
 * <p>Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 */
final class IdxReader {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private IdxReader() {}

  /**
   * @throws InvalidData naming the file and what is wrong with it
   */
  static Table read(DataFile images, DataFile labels, int classes) {
    long[] shape = header(images, IMAGES, 3, "images");
    long[] count = header(labels, LABELS, 1, "labels");
    if (shape[0] != count[0]) {
      throw new InvalidData(
          labels.name(), count[0] + " labels for " + shape[0] + " images of " + images.name());
    }
    short[] classOf = new short[(int) count[0]];
    for (int row = 0; row < classOf.length; row++) {
      int label = labels.bytes()[8 + row] & 0xff;
      if (label >= classes) {
        throw new InvalidData(
            labels.name(),
            "row "
                + (row + 1)
                + " has label "
                + label
                + "; 0 to "
                + (classes - 1)
                + " are allowed");
      }
      classOf[row] = (short) label;
    }
    byte[] values = Arrays.copyOfRange(images.bytes(), 16, images.bytes().length);
    return Table.ofBytes(new ImageShape((int) shape[1], (int) shape[2], 1), values, classOf);
  }

  /** The dimensions, after a check that their product is what the file holds. */
  private static long[] header(DataFile file, int magic, int dimensions, String what) {
    byte[] bytes = file.bytes();
    int headerLength = 4 + 4 * dimensions;
    if (bytes.length < headerLength) {
      throw new InvalidData(file.name(), "ends inside its header; IDX " + what + " are expected");
    }
    if (word(bytes, 0) != magic) {
      throw new InvalidData(
          file.name(),
          String.format(
              java.util.Locale.ROOT,
              "starts with 0x%x; IDX %s start with 0x%x",
              word(bytes, 0),
              what,
              magic));
    }
    long[] dims = new long[dimensions];
    long product = 1;
    for (int d = 0; d < dimensions; d++) {
      dims[d] = word(bytes, 4 + 4 * d);
      // The header is not to be trusted: a product of three 32-bit numbers overflows a long.
      if (dims[d] < 1 || dims[d] > DataFile.LIMIT || product * dims[d] > DataFile.LIMIT) {
        throw new InvalidData(file.name(), "dimension " + (d + 1) + " of its header is " + dims[d]);
      }
      product *= dims[d];
    }
    if (product != bytes.length - headerLength) {
      throw new InvalidData(
          file.name(),
          "holds " + (bytes.length - headerLength) + " values; its header says " + product);
    }
    return dims;
  }

  private static long word(byte[] bytes, int at) {
    return (bytes[at] & 0xffL) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }
}
