package io.phasesweep.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.RowLayout;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.RowWeights;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.kernel.UpdateOperands;
import io.phasesweep.core.kernel.portable.PortableArithmetic;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The 512 bit tiles on any machine: where registers are narrower, the JDK emulates them. */
class WideRegistersTest {
  private final PortableArithmetic portable = new PortableArithmetic();
  private final Random random = new Random(21);

  @Test
  void productsHaveThePortableBits() {
    assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    for (int rowBlock : new int[] {10, 12}) {
      RowLayout layout = new RowLayout(19, rowBlock);
      for (int outputs : new int[] {10, 64, 83, 112}) {
        RowWeights weights = new RowWeights(layout, uniform(7, outputs));
        RowPanel in = panel(layout, 7);
        RowPanel add = panel(layout, outputs);
        RowPanel state = panel(layout, outputs);
        RowPanel seen = new RowPanel(layout, outputs);
        RowPanel wanted = new RowPanel(layout, outputs);
        int panels = (outputs + 15) / 16;
        float[] w = weights.panels(Direction.UP, Panels::pack);
        Products16.store(7, w, 16 * 7, 16, 0, panels, in, seen);
        portable.product(weights, Direction.UP, in, wanted);
        assertThat(rows(seen)).isEqualTo(rows(wanted));
        Epilogue.Leak leak = new Epilogue.Leak(Activation.HARD_TANH, .3f, state, 0f, null);
        Products16.leak(7, w, 16 * 7, 16, 0, panels, in, seen, add, leak);
        portable.product(weights, Direction.UP, in, add, wanted, leak);
        assertThat(rows(seen)).isEqualTo(rows(wanted));
      }
    }
  }

  @Test
  void updatesHaveThePortableBits() {
    assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    RowLayout layout = new RowLayout(9, 10);
    List<Term> terms = List.of(new Term(panel(layout, 5), panel(layout, 112), .7f));
    FMatrixRMaj wanted = uniform(5, 112);
    FMatrixRMaj seen = wanted.copy();
    portable.accumulate(wanted, terms);
    UpdateOperands operands = UpdateOperands.of(terms, Panels::scale);
    FMatrixRMaj gathered = seen.copy();
    operands.select(0, 5);
    Products16.outer(operands, seen.data, 0, 112, new float[64]);
    assertThat(seen.data).isEqualTo(wanted.data);
    Products16.listed(operands, operands.gathered(), gathered.data, 0, 112, new float[64]);
    assertThat(gathered.data).isEqualTo(wanted.data);
    float[] tile = new float[256];
    Products16.outer(operands, 96, tile, Updates.TILE, 16, tile, 16);
    FMatrixRMaj zero = new FMatrixRMaj(5, 112);
    portable.accumulate(zero, terms);
    for (int r = 0; r < 5; r++) {
      int from = Updates.TILE + 16 * r;
      assertThat(Arrays.copyOfRange(tile, from, from + 16))
          .isEqualTo(Arrays.copyOfRange(zero.data, 112 * r + 96, 112 * r + 112));
    }
  }

  @Test
  void canonicalSumsHaveThePortableBits() {
    assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    float[] a = uniform(4, 48).data;
    float[] b = uniform(1, 48).data;
    float[] wide = new float[64];
    float[] narrow = new float[64];
    Tiles16.dot4(48, a, 0, 48, b, 0, wide);
    Tiles8.dot4(48, a, 0, 48, b, 0, narrow);
    assertThat(wide).isEqualTo(narrow);
  }

  private FMatrixRMaj uniform(int rows, int cols) {
    FMatrixRMaj m = new FMatrixRMaj(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      m.data[i] = random.nextFloat() - .5f;
    }
    return m;
  }

  private RowPanel panel(RowLayout layout, int units) {
    RowPanel panel = new RowPanel(layout, units);
    panel.load(uniform(layout.capacity(), units));
    return panel;
  }

  private static float[] rows(RowPanel panel) {
    FMatrixRMaj rows = new FMatrixRMaj(1, 1);
    panel.store(rows);
    return Arrays.copyOf(rows.data, panel.columns() * panel.units());
  }
}
