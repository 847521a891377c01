package io.phasesweep.core.kernel;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

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
  private float @Nullable [] scaled;
  private float @Nullable [][] scaledRows;
  private float @Nullable [] sumRow;
  private final float[] partial = new float[RowLayout.LANES];

  /** A zero panel with all columns in use. */
  public RowPanel(RowLayout layout, int units) {
    if (units < 0) {
      throw new IllegalArgumentException("panel: " + units + " units; at least 0");
    }
    this.layout = layout;
    this.units = units;
    this.stride = RowLayout.roundUp(units, RowLayout.LANES);
    this.columns = layout.capacity();
    this.values = new float[RowLayout.roundUp(columns, layout.rowBlock()) * stride];
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

  /** The rows, live. */
  public float[] values() {
    return values;
  }

  /**
   * Scratch as large as {@link #values}, for the factor of an update; made when first asked for.
   */
  public float[] scaled() {
    if (scaled == null) {
      scaled = new float[values.length];
    }
    return scaled;
  }

  /** The same scratch as one array per example. */
  public float[][] scaledRows() {
    if (scaledRows == null) {
      scaledRows = new float[layout.capacity()][stride];
    }
    return scaledRows;
  }

  /** Scratch of one row. */
  public float[] sumRow() {
    if (sumRow == null) {
      sumRow = new float[stride];
    }
    return sumRow;
  }

  /** Scratch for the 16 partials of a canonical sum. */
  public float[] partial() {
    return partial;
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
