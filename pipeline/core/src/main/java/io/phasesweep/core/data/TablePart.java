package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A range of rows of a {@link Table}, scaled when they are loaded. */
final class TablePart implements Part {
  private final Table table;
  private final int first;
  private final int size;
  private final int classes;
  private final Scaling scaling;
  private final float @Nullable [] tabled;

  TablePart(Table table, int first, int size, int classes, Scaling scaling) {
    this.table = table;
    this.first = first;
    this.size = size;
    this.classes = classes;
    this.scaling = scaling;
    this.tabled = table.bytes() != null && scaling.shared() ? scaling.tabled() : null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int inputs() {
    return table.inputs();
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void load(int[] rows, int from, int count, FMatrixRMaj out) {
    int inputs = table.inputs();
    out.reshape(count, inputs);
    float[] to = out.data;
    byte[] bytes = table.bytes();
    for (int i = 0; i < count; i++) {
      int row = first + checked(rows[from + i]);
      int start = i * inputs;
      if (bytes != null && tabled != null) {
        int at = row * inputs;
        for (int j = 0; j < inputs; j++) {
          to[start + j] = tabled[bytes[at + j] & 0xff];
        }
      } else {
        for (int j = 0; j < inputs; j++) {
          to[start + j] = scaling.apply(table.value(row, j), j);
        }
      }
    }
  }

  @Override
  public int label(int row) {
    return table.label(first + checked(row));
  }

  private int checked(int row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of a part of " + size);
    }
    return row;
  }
}
