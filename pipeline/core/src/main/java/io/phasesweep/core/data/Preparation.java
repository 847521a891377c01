package io.phasesweep.core.data;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;

/** From two tables to the three parts, by the lines of a {@link DataKey}. */
final class Preparation {
  private final Values lines;
  private final int maximum;

  /**
   * @param maximum the largest value that the format has, the least being 0; 0 if unknown
   */
  Preparation(Values lines, int maximum) {
    this.lines = lines;
    this.maximum = maximum;
  }

  /**
   * Training = the first of the training file, validation = the last of it, test = the first of the
   * test file. The training part alone decides the scaling.
   */
  Dataset split(Table train, Table test, int classes) {
    int trainSize = whole("data.train");
    int validationSize = whole("data.validation");
    int testSize = whole("data.test");
    if (trainSize + validationSize > train.rows() || testSize > test.rows()) {
      throw new InvalidData(
          word(lines, "data"),
          train.rows() + " + " + test.rows() + " examples are fewer than the key asks for");
    }
    Scaling scaling = scaling(train, trainSize);
    return new Dataset(
        new TablePart(train, 0, trainSize, classes, scaling),
        new TablePart(train, train.rows() - validationSize, validationSize, classes, scaling),
        new TablePart(test, 0, testSize, classes, scaling));
  }

  private Scaling scaling(Table train, int rows) {
    Scaling scaling =
        switch (word(lines, "data.scale")) {
          case "none" -> Scaling.none();
          case "standardise" -> Scaling.standardise(train, rows);
          default -> maximum > 0 ? Scaling.unit(0, maximum) : Scaling.unit(train, rows);
        };
    return lines.find("data.binarise-threshold") instanceof Value.Real above
        ? scaling.binarised(above.value())
        : scaling;
  }

  private int whole(String name) {
    if (lines.find(name) instanceof Value.Whole whole) {
      return Math.toIntExact(whole.value());
    }
    throw new IllegalArgumentException("data key has no " + name);
  }

  static String word(Values lines, String name) {
    if (lines.find(name) instanceof Value.Name word) {
      return word.value();
    }
    throw new IllegalArgumentException("data key has no " + name);
  }
}
