package io.phasesweep.core.kernel;

import org.ejml.data.FMatrixRMaj;

/**
 * A layer's activity for one minibatch: {@code columns} examples (columns of a product) by {@code
 * units}. The order in memory is private to the provider; padding is zero. Mutable, not
 * thread-safe.
 */
public interface Panel {

  /** Examples in use. */
  int columns();

  /**
   * Sets the examples in use, at most the layout's capacity; the others are zero. Modified: this.
   */
  void columns(int count);

  /** Units of the layer. */
  int units();

  /** Loads batch-major values. Modified: this, its columns included. [batch x units] */
  void load(FMatrixRMaj batchMajor);

  /** Stores batch-major values. Modified: {@code batchMajor}, reshaped to [columns x units]. */
  void store(FMatrixRMaj batchMajor);

  /** Copies values and columns of a panel of the same layout and units. Modified: this. */
  void copy(Panel source);

  /** Sets all units of all columns in use to a row vector [1 x units]. Modified: this. */
  void broadcast(FMatrixRMaj row);

  /** Sets everything to zero. Modified: this. */
  void zero();

  /** Value of one unit for one example; for tests and rare reads. */
  float value(int column, int unit);

  /** Sets one value; for targets, tests and rare writes. Modified: this. */
  void set(int column, int unit, float value);
}
