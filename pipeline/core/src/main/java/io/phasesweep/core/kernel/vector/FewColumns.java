package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.CanonicalSum;
import io.phasesweep.core.kernel.RowPanel;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** Products of fewer than eight columns with the row-major matrix itself. */
final class FewColumns {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private FewColumns() {}

  /** UP: rows of W whose input is not zero are added in order, eight per pass. */
  static void up(FMatrixRMaj w, RowPanel in, RowPanel out) {
    float[] x = in.values();
    float[] y = out.values();
    int[] active = in.indices(w.numRows);
    for (int b = 0; b < in.columns(); b++) {
      int from = b * in.stride();
      int to = b * out.stride();
      int count = 0;
      for (int k = 0; k < w.numRows; k++) {
        active[count] = k;
        count += x[from + k] != 0f ? 1 : 0;
      }
      Arrays.fill(y, to, to + out.stride(), 0f);
      int i = 0;
      for (; i + 8 <= count; i += 8) {
        add8(w, active, i, x, from, y, to);
      }
      for (; i < count; i++) {
        add1(w, active[i] * w.numCols, x[from + active[i]], y, to);
      }
    }
  }

  private static void add8(
      FMatrixRMaj matrix, int[] active, int i, float[] x, int from, float[] y, int to) {
    float[] w = matrix.data;
    int width = matrix.numCols;
    int r0 = active[i] * width;
    int r1 = active[i + 1] * width;
    int r2 = active[i + 2] * width;
    int r3 = active[i + 3] * width;
    int r4 = active[i + 4] * width;
    int r5 = active[i + 5] * width;
    int r6 = active[i + 6] * width;
    int r7 = active[i + 7] * width;
    FloatVector x0 = FloatVector.broadcast(S, x[from + active[i]]);
    FloatVector x1 = FloatVector.broadcast(S, x[from + active[i + 1]]);
    FloatVector x2 = FloatVector.broadcast(S, x[from + active[i + 2]]);
    FloatVector x3 = FloatVector.broadcast(S, x[from + active[i + 3]]);
    FloatVector x4 = FloatVector.broadcast(S, x[from + active[i + 4]]);
    FloatVector x5 = FloatVector.broadcast(S, x[from + active[i + 5]]);
    FloatVector x6 = FloatVector.broadcast(S, x[from + active[i + 6]]);
    FloatVector x7 = FloatVector.broadcast(S, x[from + active[i + 7]]);
    int whole = width / L * L;
    for (int j = 0; j < whole; j += L) {
      FloatVector q = FloatVector.fromArray(S, y, to + j);
      q = x0.fma(FloatVector.fromArray(S, w, r0 + j), q);
      q = x1.fma(FloatVector.fromArray(S, w, r1 + j), q);
      q = x2.fma(FloatVector.fromArray(S, w, r2 + j), q);
      q = x3.fma(FloatVector.fromArray(S, w, r3 + j), q);
      q = x4.fma(FloatVector.fromArray(S, w, r4 + j), q);
      q = x5.fma(FloatVector.fromArray(S, w, r5 + j), q);
      q = x6.fma(FloatVector.fromArray(S, w, r6 + j), q);
      q = x7.fma(FloatVector.fromArray(S, w, r7 + j), q);
      q.intoArray(y, to + j);
    }
    for (int n = i; n < i + 8; n++) {
      rest(matrix, active[n] * width, x[from + active[n]], whole, y, to);
    }
  }

  private static void add1(FMatrixRMaj matrix, int row, float x, float[] y, int to) {
    FloatVector scalar = FloatVector.broadcast(S, x);
    int whole = matrix.numCols / L * L;
    for (int j = 0; j < whole; j += L) {
      scalar
          .fma(FloatVector.fromArray(S, matrix.data, row + j), FloatVector.fromArray(S, y, to + j))
          .intoArray(y, to + j);
    }
    rest(matrix, row, x, whole, y, to);
  }

  private static void rest(FMatrixRMaj matrix, int row, float x, int whole, float[] y, int to) {
    for (int j = whole; j < matrix.numCols; j++) {
      y[to + j] = Math.fma(x, matrix.data[row + j], y[to + j]);
    }
  }

  /** DOWN: canonical sums along the rows of W, four at a time. */
  static void down(FMatrixRMaj w, RowPanel in, RowPanel out) {
    float[] partials = in.partials();
    float[] x = in.values();
    float[] w0 = w.data;
    int depth = w.numCols;
    int whole = depth / 16 * 16;
    for (int b = 0; b < in.columns(); b++) {
      int from = b * in.stride();
      int to = b * out.stride();
      int k = 0;
      for (; k + 4 <= w.numRows; k += 4) {
        dot4(whole, w0, k * depth, depth, x, from, partials);
        for (int r = 0; r < 4; r++) {
          CanonicalSum.multiply(w0, (k + r) * depth, x, from, whole, depth, partials, 16 * r);
          out.values()[to + k + r] = CanonicalSum.total(partials, 16 * r);
        }
      }
      for (; k < w.numRows; k++) {
        Arrays.fill(partials, 0, 16, 0f);
        CanonicalSum.multiply(w0, k * depth, x, from, 0, depth, partials, 0);
        out.values()[to + k] = CanonicalSum.total(partials, 0);
      }
    }
  }

  private static void dot4(
      int count, float[] a, int ao, int lda, float[] w, int wo, float[] partials) {
    if (L == 16) {
      Tiles16.dot4(count, a, ao, lda, w, wo, partials);
    } else {
      Tiles8.dot4(count, a, ao, lda, w, wo, partials);
    }
  }
}
