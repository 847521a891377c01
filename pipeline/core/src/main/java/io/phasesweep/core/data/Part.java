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

  /** Between what values inputs lie. */
  default InputRange range() {
    return InputRange.unit();
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

  /** Whether this view carries labels. */
  default boolean labelled() {
    return true;
  }

  /**
   * Loads training examples, images moved and mirrored as drawn; as they are where the data block
   * asks for no such thing.
   *
   * @param rows which examples, in file order
   * @param from first of {@code rows} to load
   * @param count how many
   * @param draws where and how each image is shown
   * @param epoch of training, from 0
   * @param out Modified: [count x inputs], reshaped
   */
  default void load(
      int[] rows, int from, int count, Augmentation draws, long epoch, FMatrixRMaj out) {
    load(rows, from, count, out);
  }

  /**
   * The class of an example.
   *
   * @throws UnsupportedOperationException if this view carries no labels
   */
  int label(int row);
}
