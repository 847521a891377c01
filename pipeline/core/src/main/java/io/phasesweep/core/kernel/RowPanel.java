package io.phasesweep.core.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The panel of all providers: one row of {@link #stride} floats per example.
 *
 * <p>What lies behind {@link #units} in a row, or behind {@link #columns} rows, is computed along
 * and never read into a result: a product reads exactly its depth, sums read exactly the units.
 */
public final class RowPanel implements Panel {
  private final RowLayout layout;
  private final int units;
  private final int stride;
  private final float[] values;
  private int columns;
  private boolean sparse;
  private final float[] partials = new float[16 * RowLayout.LANES];
  private float[] scratch = {};
  private float[] block = {};
  private float[][] scratchRows = {};
  private int[] indices = {};

  /** A zero panel with all columns in use. */
  public RowPanel(RowLayout layout, int units) {
    if (units < 0) {
      throw new IllegalArgumentException("panel: " + units + " units; at least 0");
    }
    this.layout = layout;
    this.units = units;
    this.stride = stride(units);
    this.columns = layout.capacity();
    int rows = RowLayout.roundUp(columns, layout.rowBlock());
    this.values = new float[rows * stride + RowLayout.LANES];
  }

  /** Whole lanes; never a multiple of 512 bytes, whose columns would share few cache sets. */
  private static int stride(int units) {
    int whole = RowLayout.roundUp(units, RowLayout.LANES);
    return whole > 0 && whole % 128 == 0 ? whole + RowLayout.LANES : whole;
  }

  /** How the panel lies in memory. */
  public RowLayout layout() {
    return layout;
  }

  /** Floats per row. */
  public int stride() {
    return stride;
  }

  /** Floats of the rows in use. */
  public int length() {
    return columns * stride;
  }

  /** The rows, live, and 16 floats behind them, so that blocks of units may read over the end. */
  public float[] values() {
    return values;
  }

  /** Scratch of at least so many floats; contents undefined. Kept, so it is made once. */
  public float[] scratch(int floats) {
    if (scratch.length < floats) {
      scratch = new float[floats];
    }
    return scratch;
  }

  /** More of it, for a block of inputs; contents undefined. */
  public float[] block(int floats) {
    if (block.length < floats) {
      block = new float[floats];
    }
    return block;
  }

  /** Scratch of at least so many rows of {@link #stride} floats; contents undefined. */
  public float[][] scratchRows(int count) {
    if (scratchRows.length < count) {
      scratchRows = new float[count][stride];
    }
    return scratchRows;
  }

  /** Scratch of at least so many indices; contents undefined. */
  public int[] indices(int count) {
    if (indices.length < count) {
      indices = new int[count];
    }
    return indices;
  }

  /**
   * Whether most values that were loaded last are zero, by a look at one in thirteen, so that
   * looking for the others pays. Products with an input panel and updates from it ask.
   */
  public boolean sparse() {
    return sparse;
  }

  private boolean mostlyZero() {
    int zeros = 0;
    for (int i = 0; i < length(); i += 13) {
      zeros += values[i] == 0f ? 1 : 0;
    }
    return 13 * zeros > .6 * length();
  }

  /**
   * Takes over values that lie as these do. Modified: this.
   *
   * @return whether any bit of a real unit changed; one NaN is like another
   */
  public boolean take(float[] fresh) {
    boolean same = true;
    for (int row = 0; row < length() && same; row += stride) {
      same = Arrays.equals(fresh, row, row + units, values, row, row + units);
    }
    if (!same) {
      System.arraycopy(fresh, 0, values, 0, length());
    }
    return !same;
  }

  /** Whether some real unit is not zero. */
  public boolean alive() {
    for (int row = 0; row < length(); row += stride) {
      for (int i = row; i < row + units; i++) {
        if (values[i] != 0f) {
          return true;
        }
      }
    }
    return false;
  }

  /** Scratch of 256 floats: partials of canonical sums, a tile of an update. */
  public float[] partials() {
    return partials;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void columns(int count) {
    if (count < 0 || count > layout.capacity()) {
      throw new IllegalArgumentException(
          "panel: " + count + " columns; 0.." + layout.capacity() + " fit");
    }
    if (count > columns) {
      Arrays.fill(values, columns * stride, count * stride, 0f);
    }
    columns = count;
  }

  @Override
  public int units() {
    return units;
  }

  @Override
  public void load(FMatrixRMaj batchMajor) {
    if (batchMajor.numCols != units) {
      throw new IllegalArgumentException(
          "panel: rows of " + batchMajor.numCols + " values; this layer has " + units + " units");
    }
    columns(batchMajor.numRows);
    for (int row = 0; row < columns; row++) {
      System.arraycopy(batchMajor.data, row * units, values, row * stride, units);
    }
    sparse = mostlyZero();
  }

  @Override
  public void store(FMatrixRMaj batchMajor) {
    batchMajor.reshape(columns, units);
    for (int row = 0; row < columns; row++) {
      System.arraycopy(values, row * stride, batchMajor.data, row * units, units);
    }
  }

  @Override
  public void copy(Panel source) {
    RowPanel from = (RowPanel) source;
    if (from.units != units || !from.layout.equals(layout)) {
      throw new IllegalArgumentException(
          "panel: copy of "
              + from.units
              + " units into "
              + units
              + "; layout and units must agree");
    }
    columns = from.columns;
    sparse = from.sparse;
    System.arraycopy(from.values, 0, values, 0, length());
  }

  @Override
  public void broadcast(FMatrixRMaj row) {
    if (row.getNumElements() != units) {
      throw new IllegalArgumentException(
          "panel: a row of "
              + row.getNumElements()
              + " values; this layer has "
              + units
              + " units");
    }
    for (int column = 0; column < columns; column++) {
      System.arraycopy(row.data, 0, values, column * stride, units);
    }
  }

  @Override
  public void zero() {
    Arrays.fill(values, 0f);
  }

  @Override
  public float value(int column, int unit) {
    return values[index(column, unit)];
  }

  @Override
  public void set(int column, int unit, float value) {
    values[index(column, unit)] = value;
  }

  private int index(int column, int unit) {
    if (column < 0 || column >= columns || unit < 0 || unit >= units) {
      throw new IndexOutOfBoundsException(
          "panel: column "
              + column
              + ", unit "
              + unit
              + "; there are "
              + columns
              + " columns, "
              + units
              + " units");
    }
    return column * stride + unit;
  }
}
