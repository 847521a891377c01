package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.RationalTanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Operations on single rows and flat arrays; the rest behind the last whole vector is scalar. */
final class Rows {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Rows() {}

  static void sigmoid(float[] u, float[] z, int count) {
    int whole = count / L * L;
    Epilogues.tanh(u, z, whole, .5f, .5f, .5f);
    for (int i = whole; i < count; i++) {
      z[i] = RationalTanh.sigmoid(u[i]);
    }
  }

  /** Columns of one or two vectors at a time stay in registers while all rows pass. */
  static void addRows(float[] w, int width, int[] rows, int count, float[] sum) {
    int j = 0;
    for (; j + 2 * L <= width; j += 2 * L) {
      FloatVector a = FloatVector.fromArray(S, sum, j);
      FloatVector b = FloatVector.fromArray(S, sum, j + L);
      for (int n = 0; n < count; n++) {
        int at = rows[n] * width + j;
        a = a.add(FloatVector.fromArray(S, w, at));
        b = b.add(FloatVector.fromArray(S, w, at + L));
      }
      a.intoArray(sum, j);
      b.intoArray(sum, j + L);
    }
    for (; j + L <= width; j += L) {
      FloatVector a = FloatVector.fromArray(S, sum, j);
      for (int n = 0; n < count; n++) {
        a = a.add(FloatVector.fromArray(S, w, rows[n] * width + j));
      }
      a.intoArray(sum, j);
    }
    for (; j < width; j++) {
      for (int n = 0; n < count; n++) {
        sum[j] += w[rows[n] * width + j];
      }
    }
  }

  static void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight) {
    FloatVector scale = FloatVector.broadcast(S, weight);
    int j = 0;
    for (; j + 2 * L <= width; j += 2 * L) {
      FloatVector a = FloatVector.fromArray(S, by, j);
      FloatVector b = FloatVector.fromArray(S, by, j + L);
      for (int n = 0; n < count; n++) {
        int at = rows[n] * width + j;
        scale.fma(a, FloatVector.fromArray(S, w, at)).intoArray(w, at);
        scale.fma(b, FloatVector.fromArray(S, w, at + L)).intoArray(w, at + L);
      }
    }
    for (; j + L <= width; j += L) {
      FloatVector a = FloatVector.fromArray(S, by, j);
      for (int n = 0; n < count; n++) {
        int at = rows[n] * width + j;
        scale.fma(a, FloatVector.fromArray(S, w, at)).intoArray(w, at);
      }
    }
    for (; j < width; j++) {
      for (int n = 0; n < count; n++) {
        int at = rows[n] * width + j;
        w[at] = Math.fma(weight, by[j], w[at]);
      }
    }
  }
}
