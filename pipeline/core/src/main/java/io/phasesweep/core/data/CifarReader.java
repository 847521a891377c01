package io.phasesweep.core.data;

import java.util.List;

/**
 * Binary files of CIFAR-10: records of 3 073 bytes, one label and the planes R, G, B of a 32x32
 * image row by row. The table has the channels of a position side by side.
 *
 * <p>A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
 */
final class CifarReader {
  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final int PLANE = 1_024;
  static final int RECORD = 1 + 3 * PLANE;

  private CifarReader() {}

  /** Examples of a file. */
  static int rows(DataFile file) {
    int length = file.bytes().length;
    if (length == 0 || length % RECORD != 0) {
      throw new InvalidData(
          file.name(), "has " + length + " bytes; records of " + RECORD + " bytes are expected");
    }
    return length / RECORD;
  }

  /**
   * The examples of all files, one after another.
   *
   * @throws InvalidData naming the file and what is wrong with it
   */
  static Table read(List<DataFile> files, int classes) {
    int rows = files.stream().mapToInt(CifarReader::rows).sum();
    byte[] values = new byte[Math.multiplyExact(rows, SHAPE.units())];
    short[] labels = new short[rows];
    int row = 0;
    for (DataFile file : files) {
      byte[] bytes = file.bytes();
      for (int at = 0; at < bytes.length; at += RECORD) {
        int label = bytes[at] & 0xff;
        if (label >= classes) {
          throw new InvalidData(
              file.name(),
              "record "
                  + (at / RECORD + 1)
                  + " has label "
                  + label
                  + "; 0 to "
                  + (classes - 1)
                  + " are allowed");
        }
        labels[row] = (short) label;
        for (int i = 0; i < SHAPE.units(); i++) {
          values[row * SHAPE.units() + i] = bytes[at + 1 + i % 3 * PLANE + i / 3];
        }
        row++;
      }
    }
    return Table.ofBytes(SHAPE, values, labels);
  }
}
