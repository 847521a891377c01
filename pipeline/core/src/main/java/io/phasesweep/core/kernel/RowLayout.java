package io.phasesweep.core.kernel;

/**
 * Batch-major states, units in the lanes: example b of a layer is one row of {@link RowPanel},
 * padded to {@link #LANES} floats.
 *
 * @param capacity examples of a full minibatch
 * @param rowBlock rows a product computes at a time; storage is rounded up to it
 */
public record RowLayout(int capacity, int rowBlock) implements Layout {

  /** Rows are padded to this many floats, on every machine. */
  public static final int LANES = 16;

  /**
   * Below this capacity weights are never packed and DOWN products are canonical sums; part of the
   * definition of the results, so equal in all providers.
   */
  public static final int FEW = 8;

  /**
   * An update leaves blocks of this many rows of W alone if their inputs are zero in every column
   * of every term; the same block in all providers.
   */
  public static final int SKIP = 5;

  public RowLayout {
    if (capacity < 1 || rowBlock < 1) {
      throw new IllegalArgumentException(
          "layout: capacity " + capacity + ", row block " + rowBlock + "; both are at least 1");
    }
  }

  /** Whether the path for few columns applies. */
  public boolean few() {
    return capacity < FEW;
  }

  /** {@code count} rounded up to a multiple of {@code unit}. */
  public static int roundUp(int count, int unit) {
    return (count + unit - 1) / unit * unit;
  }
}
