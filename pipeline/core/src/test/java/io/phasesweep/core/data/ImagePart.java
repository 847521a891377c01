package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** Examples in arrays, seen as images. */
public record ImagePart(ArrayPart part, ImageShape shape) implements Part {
  @Override
  public int size() {
    return part.size();
  }

  @Override
  public int inputs() {
    return part.inputs();
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
  public int label(int row) {
    return part.label(row);
  }
}
