package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/** Random terms of one update: two phases with states of their own and one of the input's. */
final class Update {
  private final Kernels kernels;
  final FMatrixRMaj w;
  final FMatrixRMaj bias;
  final List<Term> terms;

  Update(Kernels kernels, Random random, int columns, int inputs, int outputs) {
    this.kernels = kernels;
    w = Operands.uniform(random, inputs, outputs);
    bias = Operands.uniform(random, 1, outputs);
    Layout layout = kernels.layout(columns, new int[] {inputs, outputs});
    Panel shared = panel(layout, random, columns, inputs);
    terms =
        List.of(
            new Term(shared, panel(layout, random, columns, outputs), .3f),
            new Term(
                panel(layout, random, columns, inputs),
                panel(layout, random, columns, outputs),
                -.7f),
            new Term(shared, panel(layout, random, columns, outputs), -.2f));
    for (Term term : terms) {
      Operands.poison(term.in());
      Operands.poison(term.out());
    }
  }

  /** Blocks of neighbouring inputs are silent, as the border of an image is. */
  private Panel panel(Layout layout, Random random, int columns, int units) {
    FMatrixRMaj values = Operands.sparse(random, columns, units);
    for (int k = 0; k < units; k++) {
      for (int b = 0; b < columns && k / 7 % 2 == 0; b++) {
        values.set(b, k, 0f);
      }
    }
    Panel panel = kernels.panel(layout, units);
    panel.load(values);
    return panel;
  }

  void requireBound() {
    FMatrixRMaj before = w.copy();
    FMatrixRMaj biasBefore = bias.copy();
    assertThat(kernels.accumulate(w, terms)).isZero();
    assertThat(kernels.accumulateBias(bias, terms)).isZero();
    for (int j = 0; j < w.numCols; j++) {
      for (int k = 0; k < w.numRows; k++) {
        requireEntry(before.get(k, j), w.get(k, j), k, j);
      }
      requireEntry(biasBefore.get(0, j), bias.get(0, j), -1, j);
    }
  }

  private void requireEntry(double before, double after, int k, int j) {
    double sum = before;
    double size = Math.abs(before);
    int depth = 1;
    for (Term term : terms) {
      for (int b = 0; b < term.out().columns(); b++) {
        double x = k < 0 ? 1 : term.in().value(b, k);
        double product = x * term.coefficient() * term.out().value(b, j);
        sum += product;
        size += Math.abs(product);
        depth++;
      }
    }
    // One more rounding for the coefficient and one for the addition to w.
    double bound = (Math.max(4, Math.sqrt(depth)) + 2) * 0x1p-24 * size;
    assertThat(Math.abs(after - sum)).as("row %d, column %d", k, j).isLessThanOrEqualTo(bound);
  }
}
