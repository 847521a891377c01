package io.phasesweep.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Moves panels of 16 columns. */
final class Panels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Panels() {}

  /** Columns {@code from .. from + 16} of a row-major matrix. Modified: {@code panel}. */
  static void copy(float[] matrix, int from, int stride, int rows, float[] panel) {
    int at = from;
    for (int k = 0; k < 16 * rows; k += 16) {
      for (int half = 0; half < 16; half += L) {
        FloatVector.fromArray(S, matrix, at + half).intoArray(panel, k + half);
      }
      at += stride;
    }
  }
}
