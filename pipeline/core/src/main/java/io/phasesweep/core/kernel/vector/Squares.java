package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.CanonicalSum;
import io.phasesweep.core.kernel.RowPanel;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Canonical sums of squares over the units of all columns. */
final class Squares {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Squares() {}

  static float norm(RowPanel a) {
    float[] partials = a.partials();
    Arrays.fill(partials, 0, 16, 0f);
    float[] x = a.values();
    int whole = a.units() / 16 * 16;
    for (int row = 0; row < a.length(); row += a.stride()) {
      for (int half = 0; half < 16; half += L) {
        FloatVector sum = FloatVector.fromArray(S, partials, half);
        for (int i = row + half; i < row + whole; i += 16) {
          FloatVector q = FloatVector.fromArray(S, x, i);
          sum = q.fma(q, sum);
        }
        sum.intoArray(partials, half);
      }
      CanonicalSum.multiply(x, row, x, row, whole, a.units(), partials, 0);
    }
    return CanonicalSum.total(partials, 0);
  }

  static float distance(RowPanel a, RowPanel b) {
    float[] partials = a.partials();
    Arrays.fill(partials, 0, 16, 0f);
    float[] x = a.values();
    float[] y = b.values();
    int whole = a.units() / 16 * 16;
    for (int row = 0; row < a.length(); row += a.stride()) {
      for (int half = 0; half < 16; half += L) {
        FloatVector sum = FloatVector.fromArray(S, partials, half);
        for (int i = row + half; i < row + whole; i += 16) {
          FloatVector q = FloatVector.fromArray(S, x, i).sub(FloatVector.fromArray(S, y, i));
          sum = q.fma(q, sum);
        }
        sum.intoArray(partials, half);
      }
      for (int unit = whole; unit < a.units(); unit++) {
        float q = x[row + unit] - y[row + unit];
        partials[unit - whole] = Math.fma(q, q, partials[unit - whole]);
      }
    }
    return CanonicalSum.total(partials, 0);
  }
}
