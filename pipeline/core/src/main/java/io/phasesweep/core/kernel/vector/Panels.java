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
      transpose(matrix.data, inputs, outputs, panels);
    }
  }

  /** Sixteen rows at a time, which fill whole lines of the panel. */
  private static void transpose(float[] matrix, int inputs, int outputs, float[] panels) {
    int[] rows = new int[16];
    for (int lane = 0; lane < 16; lane++) {
      rows[lane] = lane * outputs;
    }
    int whole = inputs / 16 * 16;
    for (int k = 0; k < whole; k += 16) {
      gather(matrix, k * outputs, rows, outputs, panels, k * outputs);
    }
    for (int k = whole; k < inputs; k++) {
      int to = whole * outputs + k - whole;
      for (int m = 0; m < outputs; m++) {
        panels[to + 16 * m] = matrix[k * outputs + m];
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

  /** The transpose of sixteen rows. */
  private static void gather(
      float[] matrix, int from, int[] rows, int columns, float[] panel, int to) {
    for (int m = 0; m < columns; m++) {
      for (int half = 0; half < 16; half += L) {
        FloatVector.fromArray(S, matrix, from + m, rows, half).intoArray(panel, to + 16 * m + half);
      }
    }
  }
}
