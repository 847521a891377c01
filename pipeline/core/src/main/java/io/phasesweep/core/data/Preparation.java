package io.phasesweep.core.data;

import io.phasesweep.core.setting.Value;

/** From two tables to the three parts, by the lines of a {@link DataKey}. */
final class Preparation {
  private final DataKey key;
  private final int maximum;
  private final CatalogEntry.Colours colours;

  /**
   * @param maximum the largest value that the format has, the least being 0; 0 if unknown
   * @param colours means and deviations for {@code scale: published}
   */
  Preparation(DataKey key, int maximum, CatalogEntry.Colours colours) {
    this.key = key;
    this.maximum = maximum;
    this.colours = colours;
  }

  /**
   * Training = the first of the training file, validation = the last of it, test = the first of the
   * test file. The training part alone decides the scaling.
   */
  Dataset split(TablePair pair, int classes) {
    Framing framing = Framing.of(key.values(), pair.train().shape());
    boolean grey = Framing.on(key.values(), "grey");
    Table train = grey ? pair.train().grey() : pair.train();
    Table test = grey ? pair.test().grey() : pair.test();
    int trainSize = key.whole("data.train");
    int validationSize = key.whole("data.validation");
    int testSize = key.whole("data.test");
    if (trainSize + validationSize > train.rows() || testSize > test.rows()) {
      throw new InvalidData(
          key.word("data"),
          train.rows() + " + " + test.rows() + " examples are fewer than the key asks for");
    }
    Scaling scaling = scaling(train, trainSize);
    InputRange range = scaling.range(maximum);
    return new Dataset(
        new TablePart(train, 0, trainSize, classes, scaling, framing, range),
        new TablePart(
            train, train.rows() - validationSize, validationSize, classes, scaling, framing, range),
        new TablePart(test, 0, testSize, classes, scaling, framing, range),
        new TablePart(train, 0, train.rows() - validationSize, classes, scaling, framing, range));
  }

  private Scaling scaling(Table train, int rows) {
    Scaling scaling =
        switch (key.word("data.scale")) {
          case "none" -> Scaling.none();
          case "standardise" -> Scaling.standardise(train, rows);
          case "channels" -> Scaling.channels(train, rows);
          case "published" -> Scaling.published(colours.mean(), colours.deviation(), maximum);
          default -> maximum > 0 ? Scaling.unit(0, maximum) : Scaling.unit(train, rows);
        };
    return key.values().find("data.binarise-threshold") instanceof Value.Real above
        ? scaling.binarised(above.value())
        : scaling;
  }
}
