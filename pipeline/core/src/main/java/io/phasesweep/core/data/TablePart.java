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
  private final Framing framing;
  private final InputRange range;
  private final float @Nullable [] tabled;

  TablePart(
      Table table,
      int first,
      int size,
      int classes,
      Scaling scaling,
      Framing framing,
      InputRange range) {
    this.range = range;
    this.table = table;
    this.framing = framing;
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
    return framing.shown().units();
  }

  @Override
  public ImageShape shape() {
    return framing.shown();
  }

  @Override
  public InputRange range() {
    return range;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void load(int[] rows, int from, int count, FMatrixRMaj out) {
    if (!framing.whole()) {
      out.reshape(count, inputs());
      for (int i = 0; i < count; i++) {
        int top = (framing.places() - 1) / 2;
        show(rows[from + i], top, (framing.placesAcross() - 1) / 2, false, i, out);
      }
      return;
    }
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
  public void load(
      int[] rows, int from, int count, Augmentation draws, long epoch, FMatrixRMaj out) {
    if (!draws.on()) {
      load(rows, from, count, out);
      return;
    }
    out.reshape(count, inputs());
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      int top = draws.top(epoch, row, framing);
      int left = draws.left(epoch, row, framing);
      show(row, top, left, draws.mirrored(epoch, row), i, out);
    }
  }

  /** One example through its frame, as row {@code i}. Modified: {@code out}. */
  private void show(int row, int top, int left, boolean mirrored, int i, FMatrixRMaj out) {
    int example = first + checked(row);
    int channels = framing.shown().channels();
    int to = i * inputs();
    for (int y = 0; y < framing.shown().height(); y++) {
      for (int x = 0; x < framing.shown().width(); x++) {
        int source = framing.source(y, x, top, left, mirrored);
        for (int c = 0; c < channels; c++) {
          out.data[to++] = source < 0 ? padding(c) : scaled(example, source + c);
        }
      }
    }
  }

  private float padding(int channel) {
    return framing.black() ? scaling.apply(0, channel) : 0;
  }

  private float scaled(int example, int input) {
    float value = table.value(example, input);
    return tabled != null ? tabled[(int) value] : scaling.apply(value, input);
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
