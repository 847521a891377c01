package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** One part of a data set: training, validation or test. Immutable and thread-safe. */
public interface Part {

  /** Number of examples. */
  int size();

  /** Number of inputs of an example. */
  int inputs();

  /** Shape of an example; {@link ImageShape#flat} where nothing is known of neighbours. */
  default ImageShape shape() {
    return ImageShape.flat(inputs());
  }

  /** Number of classes. */
  int classes();

  /**
   * Loads examples.
   *
   * @param rows which examples, in file order
   * @param from first of {@code rows} to load
   * @param count how many
   * @param out Modified: [count x inputs], reshaped
   */
  void load(int[] rows, int from, int count, FMatrixRMaj out);

  /**
   * The class of an example.
   *
   * @throws UnsupportedOperationException if this view carries no labels
   */
  int label(int row);
}
