package io.phasesweep.core.data;

import java.util.List;

/**
 * The two tables of a set, before any split.
 *
 * @param train training file, of which validation is taken
 * @param test test file
 */
record TablePair(Table train, Table test) {

  /**
   * Reads files in the order of their source.
   *
   * @param reader {@code csv}, {@code idx} or {@code cifar-bin}
   * @param files training files, then test files, each with its labels where the reader has them
   *     apart; the last is the test file of {@code cifar-bin}
   * @throws InvalidData naming the file and what is wrong with it
   */
  static TablePair read(String reader, List<DataFile> files, int classes, CsvReader.Label label) {
    int last = files.size() - 1;
    return switch (reader) {
      case "idx" ->
          same(
              files.get(2).name(),
              IdxReader.read(files.get(0), files.get(1), classes),
              IdxReader.read(files.get(2), files.get(3), classes));
      case "cifar-bin" ->
          new TablePair(
              CifarReader.read(files.subList(0, last), classes),
              CifarReader.read(files.subList(last, last + 1), classes));
      default ->
          same(
              files.get(1).name(),
              CsvReader.read(files.get(0), classes, label),
              CsvReader.read(files.get(1), classes, label));
    };
  }

  private static TablePair same(String testName, Table train, Table test) {
    if (train.inputs() != test.inputs()) {
      throw new InvalidData(
          testName, test.inputs() + " inputs an example; the training file has " + train.inputs());
    }
    return new TablePair(train, test);
  }

  TablePair shaped(ImageShape shape) {
    return new TablePair(train.shaped(shape), test.shaped(shape));
  }
}
