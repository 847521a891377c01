package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** The first examples of a part. Immutable and thread-safe. */
public final class FirstRows implements Part {
  private final Part part;
  private final int size;

  /**
   * @param most examples to keep, at most as many as there are
   */
  public FirstRows(Part part, int most) {
    this.part = part;
    this.size = Math.min(part.size(), most);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int inputs() {
    return part.inputs();
  }

  @Override
  public ImageShape shape() {
    return part.shape();
  }

  @Override
  public InputRange range() {
    return part.range();
  }

  @Override
  public int classes() {
    return part.classes();
  }

  @Override
  public void load(int[] rows, int from, int count, FMatrixRMaj out) {
    for (int i = from; i < from + count; i++) {
      check(rows[i]);
    }
    part.load(rows, from, count, out);
  }

  @Override
  public void load(
      int[] rows, int from, int count, Augmentation draws, long epoch, FMatrixRMaj out) {
    for (int i = from; i < from + count; i++) {
      check(rows[i]);
    }
    part.load(rows, from, count, draws, epoch, out);
  }

  @Override
  public int label(int row) {
    check(row);
    return part.label(row);
  }

  private void check(int row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of a part of " + size);
    }
  }
}
