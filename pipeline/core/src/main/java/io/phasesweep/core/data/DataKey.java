package io.phasesweep.core.data;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.io.Serializable;

/**
 * What decides the examples a trial sees, and where they come from.
 *
 * @param values the lines of the block {@code data} that enter the trial's name, by their names
 *     there: {@code data} (the set), {@code data.train}, {@code data.validation}, {@code
 *     data.test}, {@code data.scale}, {@code data.example-order}, {@code data.last-batch} and the
 *     like
 * @param digest {@code sha256:} and 64 hex digits over the uncompressed files
 * @param source where a machine finds the files; not part of the name
 */
public record DataKey(Values values, String digest, Source source) implements Serializable {

  /**
   * The number of a line.
   *
   * @param line for example {@code data.train}
   */
  public int whole(String line) {
    if (values.find(line) instanceof Value.Whole number) {
      return Math.toIntExact(number.value());
    }
    throw new IllegalArgumentException("data key has no number " + line);
  }

  /**
   * The word of a line.
   *
   * @param line for example {@code data.scale}
   */
  public String word(String line) {
    if (values.find(line) instanceof Value.Name name) {
      return name.value();
    }
    throw new IllegalArgumentException("data key has no word " + line);
  }

  /**
   * Where the files are. The catalogue's sets name no path; a user's files do.
   *
   * @param reader {@code catalog}, {@code csv} or {@code idx}
   * @param train path of the training file, empty for the catalogue
   * @param trainLabels path of its labels, empty where the file holds them
   * @param test path of the test file, empty for the catalogue
   * @param testLabels path of its labels, empty where the file holds them
   */
  public record Source(
      String reader, String train, String trainLabels, String test, String testLabels)
      implements Serializable {

    /** The catalogue: every machine finds the files by the set's name. */
    public static Source catalog() {
      return new Source("catalog", "", "", "", "");
    }
  }
}
