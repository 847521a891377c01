package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** Examples that are processed together. Mutable; one object is loaded again and again. */
public final class Minibatch {
  private static final int NO_LABEL = -1;

  private final FMatrixRMaj inputs = new FMatrixRMaj(0, 0);
  private int[] labels = new int[0];
  private int[] rows = new int[0];
  private int size;

  /** Inputs, [size x inputs]. Not to be modified. */
  public FMatrixRMaj inputs() {
    return inputs;
  }

  /** Number of examples. */
  public int size() {
    return size;
  }

  /**
   * Class of example {@code i} of this minibatch.
   *
   * @throws UnsupportedOperationException if it came from a view without labels
   */
  public int label(int i) {
    if (labels[i] == NO_LABEL) {
      throw new UnsupportedOperationException("label: this view of the data carries none");
    }
    return labels[i];
  }

  /** Row of example {@code i} in its part, in file order. */
  public int row(int i) {
    return rows[i];
  }

  /**
   * Loads examples {@code order[from .. from + count - 1]} of {@code part} with their labels.
   * Modified: this.
   */
  public void load(Part part, int[] order, int from, int count) {
    part.load(order, from, count, inputs);
    name(part, order, from, count);
  }

  /** The same for training in that epoch, images moved and mirrored as drawn. Modified: this. */
  void load(Part part, int[] order, int from, int count, Augmentation draws, long epoch) {
    part.load(order, from, count, draws, epoch, inputs);
    name(part, order, from, count);
  }

  private void name(Part part, int[] order, int from, int count) {
    if (labels.length < count) {
      labels = new int[count];
      rows = new int[count];
    }
    boolean labelled = part.labelled();
    for (int i = 0; i < count; i++) {
      rows[i] = order[from + i];
      labels[i] = labelled ? part.label(order[from + i]) : NO_LABEL;
    }
    size = count;
  }
}
