package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.RowLayout;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.kernel.UpdateOperands;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** Weight and bias updates. */
final class Updates {
  /** Where the tile [6 x 16] of an incomplete block lies in the scratch; health lies before it. */
  static final int TILE = 32;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final boolean WIDE = L == 16;

  private Updates() {}

  static double accumulate(FMatrixRMaj w, List<Term> terms) {
    UpdateOperands operands = UpdateOperands.of(terms);
    float[] scratch = ((RowPanel) terms.get(0).out()).partials();
    Arrays.fill(scratch, 0, 16, 0f);
    double health = 0;
    for (int row = 0; row < w.numRows; row += RowLayout.SKIP) {
      int rows = Math.min(RowLayout.SKIP, w.numRows - row);
      if (!operands.any(row, row + rows)) {
        continue;
      }
      int full = rows == RowLayout.SKIP ? w.numCols / 16 * 16 : 0;
      if (full > 0) {
        outer(operands, row, w, scratch);
      }
      for (int column = full; column < w.numCols; column += 16) {
        health += edge(operands, row, rows, column, w, scratch);
      }
    }
    for (int i = 0; i < 16; i++) {
      health += scratch[i];
    }
    return health;
  }

  private static void outer(UpdateOperands operands, int row, FMatrixRMaj w, float[] scratch) {
    if (WIDE) {
      Products16.outer(operands, row, w.data, w.numCols, scratch);
    } else {
      Products8.outer(operands, row, w.data, w.numCols, scratch);
    }
  }

  /** A block at the edge of W, through a tile. */
  private static double edge(
      UpdateOperands operands, int row, int rows, int column, FMatrixRMaj w, float[] scratch) {
    Arrays.fill(scratch, TILE, TILE + 16 * RowLayout.SKIP, 0f);
    if (WIDE) {
      Products16.outerTile(operands, row, column, scratch);
    } else {
      Products8.outerTile(operands, row, column, scratch);
    }
    int columns = Math.min(16, w.numCols - column);
    float health = 0;
    for (int r = 0; r < rows; r++) {
      int to = (row + r) * w.numCols + column;
      int from = TILE + 16 * r;
      for (int c = 0; c < columns; c++) {
        w.data[to + c] += scratch[from + c];
        health = Math.fma(0f, scratch[from + c], health);
      }
    }
    return health;
  }

  static double accumulateBias(FMatrixRMaj bias, List<Term> terms) {
    RowPanel first = (RowPanel) terms.get(0).out();
    float[] sums = first.scratch(first.stride());
    Arrays.fill(sums, 0, first.stride(), 0f);
    for (int i = 0; i < terms.size(); i++) {
      RowPanel out = (RowPanel) terms.get(i).out();
      addRows(out.values(), out.columns(), out.stride(), terms.get(i).coefficient(), sums);
    }
    float health = 0;
    for (int j = 0; j < bias.getNumElements(); j++) {
      bias.data[j] += sums[j];
      health = Math.fma(0f, sums[j], health);
    }
    return health;
  }

  private static void addRows(
      float[] rows, int count, int stride, float coefficient, float[] sums) {
    for (int j = 0; j < stride; j += L) {
      FloatVector sum = FloatVector.fromArray(S, sums, j);
      for (int b = 0; b < count; b++) {
        sum = sum.add(FloatVector.fromArray(S, rows, b * stride + j).mul(coefficient));
      }
      sum.intoArray(sums, j);
    }
  }
}
