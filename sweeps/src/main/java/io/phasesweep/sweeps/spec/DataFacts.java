package io.phasesweep.sweeps.spec;

import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.data.ImageShape;

/**
 * The data of a sweep, as far as a plan needs to know them.
 *
 * @param key what enters the names of trials
 * @param label what messages call the data
 * @param image shape of an example
 * @param classes number of classes
 * @param train training examples
 * @param validation validation examples, possibly 0
 * @param test test examples
 * @param place where the file names them
 */
public record DataFacts(
    DataKey key,
    String label,
    ImageShape image,
    int classes,
    int train,
    int validation,
    int test,
    Place place) {

  /** Inputs of an example. */
  public int inputs() {
    return image.units();
  }

  /** Examples of the part that scores are taken on. */
  public int evaluation() {
    return validation > 0 ? validation : test;
  }
}
