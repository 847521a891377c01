package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.RowPanel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** Copies a row-major matrix into panels of 16 columns, or of 16 columns of its transpose. */
final class Panels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Panels() {}

  /** All panels of one direction; the last one's padding is left alone. */
  static void pack(FMatrixRMaj matrix, Direction direction, float[] panels) {
    int inputs = matrix.numRows;
    int outputs = matrix.numCols;
    if (direction == Direction.UP) {
      int whole = outputs / 16 * 16;
      for (int from = 0; from < whole; from += 16) {
        copy(matrix.data, from, outputs, inputs, panels, from * inputs);
      }
      for (int k = 0; k < inputs && whole < outputs; k++) {
        int at = whole * inputs + 16 * k;
        System.arraycopy(matrix.data, k * outputs + whole, panels, at, outputs - whole);
      }
    } else {
      for (int row = 0; row < inputs; row += 16) {
        transpose(matrix, row, panels, row * outputs);
      }
    }
  }

  /** Rows {@code from .. from + 16} of a matrix, as many as there are, as columns of a panel. */
  static void transpose(FMatrixRMaj matrix, int from, float[] panel, int to) {
    int count = Math.min(16, matrix.numRows - from);
    int columns = matrix.numCols;
    int at = from * columns;
    int whole = L == 8 && count == 16 ? columns / 8 * 8 : 0;
    if (whole > 0) {
      Transpose8.rows(matrix.data, at, columns, whole, panel, to);
      Transpose8.rows(matrix.data, at + 8 * columns, columns, whole, panel, to + 8);
    }
    for (int lane = 0; lane < count; lane++) {
      for (int m = whole; m < columns; m++) {
        panel[to + 16 * m + lane] = matrix.data[at + lane * columns + m];
      }
    }
  }

  /** Columns {@code from .. from + 16} of a row-major matrix. Modified: {@code panel}. */
  static void copy(float[] matrix, int from, int stride, int rows, float[] panel, int to) {
    int at = from;
    for (int k = 0; k < 16 * rows; k += 16) {
      for (int half = 0; half < 16; half += L) {
        FloatVector.fromArray(S, matrix, at + half).intoArray(panel, to + k + half);
      }
      at += stride;
    }
  }

  /**
   * Four panels from column {@code from} on, row by row: whole lines side by side are read sooner
   * than one line of every row. Modified: {@code panels}.
   */
  static void copy4(FMatrixRMaj matrix, int from, float[] panels) {
    float[] w = matrix.data;
    int apart = 16 * matrix.numRows;
    int at = from;
    for (int k = 0; k < apart; k += 16) {
      for (int half = 0; half < 16; half += L) {
        int to = k + half;
        FloatVector.fromArray(S, w, at + half).intoArray(panels, to);
        FloatVector.fromArray(S, w, at + half + 16).intoArray(panels, to + apart);
        FloatVector.fromArray(S, w, at + half + 32).intoArray(panels, to + 2 * apart);
        FloatVector.fromArray(S, w, at + half + 48).intoArray(panels, to + 3 * apart);
      }
      at += matrix.numCols;
    }
  }

  /** See {@link io.phasesweep.core.kernel.UpdateOperands.Scaling}. */
  static void scale(RowPanel from, float coefficient, boolean add, float[] to, int at, int apart) {
    FloatVector factor = FloatVector.broadcast(S, coefficient);
    float[] values = from.values();
    int stride = from.stride();
    int end = from.columns() * stride;
    for (int panel = 0; 16 * panel < from.units(); panel++) {
      int i = at + panel * apart;
      for (int row = 16 * panel; row < end; row += stride) {
        for (int half = 0; half < 16; half += L) {
          FloatVector value = FloatVector.fromArray(S, values, row + half);
          value =
              add ? factor.fma(value, FloatVector.fromArray(S, to, i + half)) : factor.mul(value);
          value.intoArray(to, i + half);
        }
        i += 16;
      }
    }
  }
}
