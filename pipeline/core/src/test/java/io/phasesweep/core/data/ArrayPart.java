package io.phasesweep.core.data;

import org.ejml.data.FMatrixRMaj;

/** Examples in arrays. */
public record ArrayPart(float[][] inputsOf, int[] labelOf, int classes) implements Part {
  @Override
  public int size() {
    return inputsOf.length;
  }

  @Override
  public int inputs() {
    return inputsOf[0].length;
  }

  @Override
  public void load(int[] rows, int from, int count, FMatrixRMaj out) {
    out.reshape(count, inputs());
    for (int i = 0; i < count; i++) {
      System.arraycopy(inputsOf[rows[from + i]], 0, out.data, i * inputs(), inputs());
    }
  }

  @Override
  public int label(int row) {
    return labelOf[row];
  }

  /** The same examples as pictures of one row. */
  public Part asLines() {
    ArrayPart examples = this;
    return new Part() {
      @Override
      public int size() {
        return examples.size();
      }

      @Override
      public int inputs() {
        return examples.inputs();
      }

      @Override
      public ImageShape shape() {
        return new ImageShape(1, inputs(), 1);
      }

      @Override
      public int classes() {
        return examples.classes();
      }

      @Override
      public void load(int[] rows, int from, int count, FMatrixRMaj out) {
        examples.load(rows, from, count, out);
      }

      @Override
      public int label(int row) {
        return examples.label(row);
      }
    };
  }

  /** All examples in file order as one minibatch. */
  public Minibatch all() {
    int[] rows = new int[size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    Minibatch all = new Minibatch();
    all.load(this, rows, 0, rows.length);
    return all;
  }
}
