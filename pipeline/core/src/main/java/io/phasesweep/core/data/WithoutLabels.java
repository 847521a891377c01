package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/**
 * The examples of a part for a rule that must not see a label: asking for one throws. Immutable and
 * thread-safe.
 *
 * @param part the examples
 */
public record WithoutLabels(Part part) implements Part {
  @Override
  public int size() {
    return part.size();
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
    part.load(rows, from, count, out);
  }

  @Override
  public void load(
      int[] rows, int from, int count, Augmentation draws, long epoch, FMatrixRMaj out) {
    part.load(rows, from, count, draws, epoch, out);
  }

  @Override
  public boolean labelled() {
    return false;
  }

  @Override
  public int label(int row) {
    throw new UnsupportedOperationException("label: this view of the data carries none");
  }
}
