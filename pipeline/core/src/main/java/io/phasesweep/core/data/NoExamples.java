package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** The part of a trial that needs no data. */
enum NoExamples implements Part {
  INSTANCE;

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int inputs() {
    return 0;
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public void load(int[] rows, int from, int count, FMatrixRMaj out) {
    if (count > 0) {
      throw new UnsupportedOperationException("there are no examples");
    }
  }

  @Override
  public int label(int row) {
    throw new UnsupportedOperationException("there are no examples");
  }
}
