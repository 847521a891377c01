package io.phasesweep.core.data;

/**
 * A data set, split and preprocessed as a {@link DataKey} says.
 *
 * @param train training part
 * @param validation last examples of the training file, possibly none
 * @param test test part
 * @param labelled all of the training file but its validation part: what read-outs may be trained
 *     on, whatever the encoder sees
 */
public record Dataset(Part train, Part validation, Part test, Part labelled) {

  /** A data set whose training part is all that is labelled. */
  public Dataset(Part train, Part validation, Part test) {
    this(train, validation, test, train);
  }

  /** No examples at all: what an assay is given. */
  public static Dataset none() {
    return new Dataset(NoExamples.INSTANCE, NoExamples.INSTANCE, NoExamples.INSTANCE);
  }

  /** The part that scores are taken on: validation if it has examples, else test. */
  public Part evaluation() {
    return validation.size() > 0 ? validation : test;
  }
}
