package io.phasesweep.core.data;

/**
 * What a plan must know of data.
 *
 * @param image shape of an example, preprocessed
 * @param classes number of classes
 * @param train training examples
 * @param validation validation examples, possibly none
 * @param test test examples
 */
public record DataShape(ImageShape image, int classes, int train, int validation, int test) {

  /** Inputs of an example. */
  public int inputs() {
    return image.units();
  }
}
