package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.RowLayout;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.kernel.UpdateOperands;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Weight and bias updates. */
final class Updates {
  /** Where the tile [5 x 16] of an incomplete block lies in the scratch; health lies before it. */
  static final int TILE = 32;

  /** Where the rows of that tile lie without gaps; 16 floats behind them may be overwritten. */
  private static final int TOGETHER = TILE + 16 * RowLayout.SKIP;

  private static final UpdateOperands.Scaling SCALING = Panels::scale;
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final boolean WIDE = L == 16;
  private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  private Updates() {}

  static double accumulate(FMatrixRMaj w, List<Term> terms) {
    UpdateOperands operands = UpdateOperands.of(terms, SCALING);
    float[] scratch = ((RowPanel) terms.get(0).out()).partials();
    Arrays.fill(scratch, 0, 16, 0f);
    double health = 0;
    for (int row = 0; row < w.numRows; row += RowLayout.SKIP) {
      health += block(operands, row, Math.min(RowLayout.SKIP, w.numRows - row), w, row, scratch);
    }
    return health + sum(scratch);
  }

  /** The gradient of a block lies in the first rows of {@code gradient} while it is used. */
  static double adam(
      FMatrixRMaj theta,
      List<Term> terms,
      FMatrixRMaj gradient,
      float[] first,
      float[] second,
      float step,
      float root) {
    UpdateOperands operands = UpdateOperands.of(terms, SCALING);
    float[] scratch = ((RowPanel) terms.get(0).out()).partials();
    Arrays.fill(scratch, 0, 16, 0f);
    double health = 0;
    int width = theta.numCols;
    for (int row = 0; row < theta.numRows; row += RowLayout.SKIP) {
      int rows = Math.min(RowLayout.SKIP, theta.numRows - row);
      Arrays.fill(gradient.data, 0, rows * width, 0f);
      health += block(operands, row, rows, gradient, 0, scratch);
      Optimizers.adam(
          theta.data, row * width, gradient.data, first, second, rows * width, step, root);
    }
    return health + sum(scratch);
  }

  private static double sum(float[] health) {
    double sum = 0;
    for (int i = 0; i < 16; i++) {
      sum += health[i];
    }
    return sum;
  }

  /** The change of {@code rows} inputs from {@code row} on, added to w from row {@code to} on. */
  private static double block(
      UpdateOperands operands, int row, int rows, FMatrixRMaj w, int to, float[] scratch) {
    if (!operands.select(row, row + rows)) {
      return 0;
    }
    int full = rows == RowLayout.SKIP ? w.numCols / 16 * 16 : 0;
    float[] in = operands.sparse() ? operands.gathered() : null;
    if (full == 0) {
      // No whole tile.
    } else if (in == null && WIDE) {
      Products16.outer(operands, w.data, to, w.numCols, scratch);
    } else if (in == null) {
      Products8.outer(operands, w.data, to, w.numCols, scratch);
    } else if (WIDE) {
      Products16.listed(operands, in, w.data, to, w.numCols, scratch);
    } else {
      Products8.listed(operands, in, w.data, to, w.numCols, scratch);
    }
    double health = 0;
    for (int column = full; column < w.numCols; column += 16) {
      Arrays.fill(scratch, TILE, TILE + 16 * RowLayout.SKIP, 0f);
      tile(operands, in, column, scratch);
      health += add(rows, column, w, to, scratch);
    }
    return health;
  }

  /** One panel into a tile [5 x 16]. */
  private static void tile(
      UpdateOperands operands, float @Nullable [] in, int column, float[] scratch) {
    if (in == null && WIDE) {
      Products16.outer(operands, column, scratch, TILE, 16, scratch, 16);
    } else if (in == null) {
      Products8.outer(operands, column, scratch, TILE, 16, scratch, 16);
    } else if (WIDE) {
      Products16.listed(operands, in, column, scratch, TILE, 16, scratch, 16);
    } else {
      Products8.listed(operands, in, column, scratch, TILE, 16, scratch, 16);
    }
  }

  /** The first rows of that tile, a block at the edge of w. */
  private static double add(int rows, int column, FMatrixRMaj w, int top, float[] scratch) {
    int columns = Math.min(16, w.numCols - column);
    if (columns == w.numCols) {
      return addRows(scratch, rows * columns, columns, w.data, top * columns);
    }
    double health = 0;
    for (int r = 0; r < rows; r++) {
      int to = (top + r) * w.numCols + column;
      int from = TILE + 16 * r;
      if (to + 16 <= w.data.length) {
        addPart(scratch, from, columns, w.data, to);
      } else {
        health += addScalars(scratch, from, columns, w.data, to);
      }
    }
    return health;
  }

  /** Rows of a W of at most 16 columns: moved together in the scratch, then added as one array. */
  private static double addRows(float[] scratch, int count, int columns, float[] w, int to) {
    for (int r = 0; r * columns < count; r++) {
      for (int half = 0; half < 16; half += L) {
        FloatVector.fromArray(S, scratch, TILE + 16 * r + half)
            .intoArray(scratch, TOGETHER + columns * r + half);
      }
    }
    FloatVector zero = FloatVector.zero(S);
    FloatVector health = FloatVector.fromArray(S, scratch, 0);
    int whole = count / L * L;
    for (int i = 0; i < whole; i += L) {
      FloatVector change = FloatVector.fromArray(S, scratch, TOGETHER + i);
      FloatVector.fromArray(S, w, to + i).add(change).intoArray(w, to + i);
      health = change.fma(zero, health);
    }
    health.intoArray(scratch, 0);
    return addScalars(scratch, TOGETHER + whole, count - whole, w, to + whole);
  }

  /**
   * Adds the first lanes of a tile's row. The lanes behind belong to the next row of w and are
   * stored as they were loaded.
   */
  private static void addPart(float[] scratch, int from, int columns, float[] w, int to) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector health = FloatVector.fromArray(S, scratch, 0);
    for (int half = 0; half < columns; half += L) {
      VectorMask<Float> part =
          FloatVector.fromArray(S, NUMBERS, half).compare(VectorOperators.LT, columns);
      FloatVector change = zero.blend(FloatVector.fromArray(S, scratch, from + half), part);
      FloatVector old = FloatVector.fromArray(S, w, to + half);
      old.blend(old.add(change), part).intoArray(w, to + half);
      health = change.fma(zero, health);
    }
    health.intoArray(scratch, 0);
  }

  private static double addScalars(float[] scratch, int from, int columns, float[] w, int to) {
    float health = 0;
    for (int c = 0; c < columns; c++) {
      w[to + c] += scratch[from + c];
      health = Math.fma(0f, scratch[from + c], health);
    }
    return health;
  }

  static double accumulateBias(FMatrixRMaj bias, List<Term> terms) {
    RowPanel first = (RowPanel) terms.get(0).out();
    float[] sums = first.scratch(first.stride());
    Arrays.fill(sums, 0, first.stride(), 0f);
    for (int i = 0; i < terms.size(); i++) {
      RowPanel out = (RowPanel) terms.get(i).out();
      addColumns(out.values(), out.columns(), out.stride(), terms.get(i).coefficient(), sums);
    }
    float health = 0;
    for (int j = 0; j < bias.getNumElements(); j++) {
      bias.data[j] += sums[j];
      health = Math.fma(0f, sums[j], health);
    }
    return health;
  }

  private static void addColumns(
      float[] rows, int count, int stride, float coefficient, float[] sums) {
    FloatVector factor = FloatVector.broadcast(S, coefficient);
    for (int row = 0; row < count * stride; row += stride) {
      for (int j = 0; j < stride; j += L) {
        FloatVector.fromArray(S, sums, j)
            .add(FloatVector.fromArray(S, rows, row + j).mul(factor))
            .intoArray(sums, j);
      }
    }
  }
}
