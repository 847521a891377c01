package io.phasesweep.core.data;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import java.util.List;

/** The keys of the block {@code data} of a sweep file: the one place that declares them. */
public final class DataSettings {
  /** A set of the catalogue. */
  public static final Setting SET = word("set", "a data set of the catalogue");

  /** The reader of the user's own files. */
  public static final Setting READER =
      new Setting(
          "reader",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("csv", "idx", "cifar-bin"),
          "format of your own files");

  /** Number of training examples; with a reader, the path of the training file. */
  public static final Setting TRAIN =
      new Setting(
          "train",
          Setting.Kind.WHOLE,
          "examples",
          Range.atLeast(1),
          "training examples, the first of the file; with a reader, path of the training file");

  /** Number of test examples; with a reader, the path of the test file. */
  public static final Setting TEST =
      new Setting(
          "test",
          Setting.Kind.WHOLE,
          "examples",
          Range.atLeast(1),
          "test examples, the first of the file; with a reader, path of the test file");

  /** Examples at the end of the training file that are kept for validation. */
  public static final Setting VALIDATION =
      new Setting(
          "validation",
          Setting.Kind.WHOLE,
          "examples",
          Range.atLeast(0),
          "last examples of the training file, taken out of training");

  /** Path of the labels of the training file. */
  public static final Setting TRAIN_LABELS =
      word("train-labels", "idx: path of the labels of the training file");

  /** Path of the labels of the test file. */
  public static final Setting TEST_LABELS =
      word("test-labels", "idx: path of the labels of the test file");

  /** Number of classes of the user's own files. */
  public static final Setting CLASSES =
      new Setting(
          "classes",
          Setting.Kind.WHOLE,
          "classes",
          Range.between(2, 32_767),
          "labels are the whole numbers from 0 to classes - 1");

  /** The column of the label. */
  public static final Setting LABEL =
      new Setting(
          "label",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("last", "first"),
          "csv: column of the label");

  /** How inputs are scaled. */
  public static final Setting SCALE =
      new Setting(
          "scale",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("unit", "none", "standardise", "channels", "published"),
          "unit: the range of the values (csv: in the training part) to 0..1; standardise: each input to mean 0 and"
              + " variance 1 of the training part; channels: the same for each colour over all"
              + " positions; published: by the usual mean and deviation of each colour of the set");

  /** Inputs above it become 1, others 0. */
  public static final Setting BINARISE_THRESHOLD =
      new Setting(
          "binarise-threshold",
          Setting.Kind.REAL,
          "-",
          new Range(0, true, 1, true, List.of()),
          "inputs that are above it after scaling to 0..1 become 1, the others 0");

  /** Colour to brightness. */
  public static final Setting GREY = flag("grey", "colour images become brightness");

  /** Positions added on each side. */
  public static final Setting PAD =
      new Setting(
          "pad",
          Setting.Kind.WHOLE,
          "positions",
          Range.between(0, 64),
          "positions added on each side of an image");

  /** What padding holds. */
  public static final Setting PAD_VALUE =
      new Setting(
          "pad-value",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("zero", "black"),
          "padding is 0 after scaling, or what black is scaled to");

  /** Side of the piece that is kept. */
  public static final Setting CROP =
      new Setting(
          "crop",
          Setting.Kind.WHOLE,
          "positions",
          Range.between(1, 4096),
          "side of the square that is kept: at random in training, the middle else");

  /** Mirrored training images. */
  public static final Setting FLIP =
      flag("flip", "training images are mirrored left to right with probability 1/2");

  /** Pixels of a side of generated images. */
  public static final Setting SIDE =
      new Setting(
          "side",
          Setting.Kind.WHOLE,
          "pixels",
          Range.between(2, 4),
          "bars-and-stripes: pixels of a side");

  /** Where a rule that learns from labels in its images puts them. */
  public static final Setting LABEL_EMBEDDING =
      new Setting(
          "label-embedding",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("replace", "append"),
          "model ff: whether a label takes the place of the first inputs or stands behind them;"
              + " replace for 28x28 images, else append");

  /** The order of training examples. */
  public static final Setting EXAMPLE_ORDER =
      new Setting(
          "example-order",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("shuffled", "file", "fixed-batches"),
          "order of training examples in an epoch; fixed-batches: minibatches of neighbours in the"
              + " file, in shuffled order");

  /** What becomes of an incomplete last minibatch. */
  public static final Setting LAST_BATCH =
      new Setting(
          "last-batch",
          Setting.Kind.WORD,
          "-",
          Range.oneOf("keep", "drop"),
          "what becomes of an incomplete last minibatch of an epoch");

  private static final List<Setting> SHARED =
      List.of(
          VALIDATION,
          SCALE,
          BINARISE_THRESHOLD,
          LABEL_EMBEDDING,
          GREY,
          PAD,
          PAD_VALUE,
          CROP,
          FLIP,
          EXAMPLE_ORDER,
          LAST_BATCH);

  private DataSettings() {}

  /** Keys beside {@code set}. */
  public static List<Setting> ofCatalog() {
    return join(List.of(SET, TRAIN, TEST, SIDE), SHARED);
  }

  /** Keys beside {@code reader}; {@code train} and {@code test} are paths there. */
  public static List<Setting> ofFiles() {
    return join(
        List.of(
            READER,
            word("train", "path of the training file, relative to the sweep file"),
            word("test", "path of the test file, relative to the sweep file"),
            TRAIN_LABELS,
            TEST_LABELS,
            CLASSES,
            LABEL),
        SHARED);
  }

  private static List<Setting> join(List<Setting> some, List<Setting> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Setting flag(String name, String meaning) {
    return new Setting(name, Setting.Kind.FLAG, "-", Range.oneOf(), meaning);
  }

  private static Setting word(String name, String meaning) {
    return new Setting(name, Setting.Kind.WORD, "-", Range.oneOf(), meaning);
  }
}
