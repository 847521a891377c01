package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.kernel.portable.PortableArithmetic;
import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * The fused reading of memories against plain loops in double, and one provider against another.
 */
class RecallTest {
  private static final Kernels FAST = KernelProviders.choose();
  private static final Kernels PLAIN = new RowKernels(FAST.choice(), new PortableArithmetic());
  private static final int ROWS = 23;

  private final Stream draws = new Stream(5, "recall");
  private long drawn;

  private float draw() {
    return draws.real32(0, drawn++);
  }

  /** A memory of random rows, some of them small, and its double twin. */
  private record Memory(double[] m, double[] q, double area, MemoryRows rows) {}

  private Memory memory(int last, double area, boolean cubic) {
    double[] m = new double[ROWS * (last + 1)];
    double[] q = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 1; k <= last; k++) {
        m[i * (last + 1) + k] = draw() < .4f ? 0 : (draw() - .5f) * (i < 12 ? 1 : .05f);
      }
      q[i] = .5 + draw();
    }
    MemoryRows rows = new MemoryRows(last, cubic);
    rows.set(m, q, ROWS, area);
    return new Memory(m, q, area, rows);
  }

  private record Case(int inputs, int outputs, int batch, int last, boolean shared) {}

  private static final List<Case> CASES =
      List.of(
          new Case(3, 5, 4, 8, true),
          new Case(7, 16, 20, 8, true),
          new Case(5, 33, 20, 8, false),
          new Case(1, 10, 3, 8, true),
          new Case(4, 17, 9, 1, true),
          new Case(4, 17, 9, 1, false),
          new Case(2, 40, 8, 4, true));

  private List<FMatrixRMaj> activities(Case shape, int units, boolean same) {
    List<FMatrixRMaj> all = new ArrayList<>();
    for (int k = 0; k <= shape.last(); k++) {
      FMatrixRMaj x = new FMatrixRMaj(shape.batch(), units);
      for (int e = 0; e < x.getNumElements(); e++) {
        x.data[e] = same && e % units == 0 ? 0 : draw();
      }
      all.add(same && k > 0 ? all.get(0) : x);
    }
    return all;
  }

  private static Recall recall(
      Kernels kernels,
      Case shape,
      MemoryRows rows,
      List<FMatrixRMaj> below,
      List<FMatrixRMaj> above) {
    Layout layout = kernels.layout(shape.batch(), new int[] {shape.inputs(), shape.outputs()});
    Recall recall = new Recall(rows);
    Panel first = kernels.panel(layout, shape.inputs());
    first.load(below.get(0));
    for (int k = 0; k <= shape.last(); k++) {
      Panel in = first;
      if (!shape.shared() && k > 0) {
        in = kernels.panel(layout, shape.inputs());
        in.load(below.get(k));
      }
      Panel out = kernels.panel(layout, shape.outputs());
      out.load(above.get(k));
      recall.sample(k, in, out);
    }
    return recall;
  }

  /** Threshold of about half of the readings. */
  private static final double THETA = .03;

  private static double[] direct(
      Case shape, Memory memory, List<FMatrixRMaj> below, List<FMatrixRMaj> above, double slope) {
    double[] all = new double[shape.inputs() * shape.outputs()];
    double[] s = new double[shape.last() + 1];
    for (int e = 0; e < all.length; e++) {
      for (int k = 0; k <= shape.last(); k++) {
        s[k] = 0;
        for (int b = 0; b < shape.batch(); b++) {
          double x = below.get(k).get(b, e / shape.outputs());
          s[k] += x * above.get(k).get(b, e % shape.outputs()) / shape.batch();
        }
      }
      double theta = THETA + slope * Math.abs(s[0] + s[shape.last()]) / 2;
      for (int i = 0; i < ROWS; i++) {
        double u = memory.area() * s[0];
        for (int k = 1; k <= shape.last(); k++) {
          u += memory.m()[i * (shape.last() + 1) + k] * (s[k] - s[0]);
        }
        double passed = Math.abs(u) < theta ? 0 : u;
        all[e] += memory.q()[i] * (memory.rows().cubic() ? u * u * u / theta : passed);
        if (Math.abs(Math.abs(u) - theta) < 1e-5) {
          all[e] = Double.NaN; // Rounding may decide either way.
        }
      }
    }
    return all;
  }

  @Test
  void equalsPlainLoopsAndOtherProviders() {
    int compared = 0;
    int zero = 0;
    for (Case shape : CASES) {
      for (double area : new double[] {0, .02}) {
        for (double slope : new double[] {0, .1}) {
          for (boolean cubic : new boolean[] {false, true}) {
            Memory memory = memory(shape.last(), area, cubic);
            List<FMatrixRMaj> below = activities(shape, shape.inputs(), shape.shared());
            List<FMatrixRMaj> above = activities(shape, shape.outputs(), false);
            double[] want = direct(shape, memory, below, above, slope);
            FMatrixRMaj fast = new FMatrixRMaj(shape.inputs(), shape.outputs());
            FMatrixRMaj plain = fast.createLike();
            for (Kernels kernels : List.of(FAST, PLAIN)) {
              Recall recall = recall(kernels, shape, memory.rows(), below, above);
              recall.numbers(1.0 / shape.batch(), THETA, slope, 2);
              double health = kernels.remember(kernels == FAST ? fast : plain, recall);
              assertThat(health).isZero();
            }
            assertThat(fast.data).as("%s", shape).containsExactly(plain.data);
            for (int e = 0; e < want.length; e++) {
              if (!Double.isNaN(want[e])) {
                assertThat((double) fast.data[e]).isCloseTo(2 * want[e], within(1e-5));
                compared++;
                zero += want[e] == 0 ? 1 : 0;
              }
            }
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(2000);
    assertThat(zero).isGreaterThan(50);
  }

  @Test
  void aRowOfZerosIsLeftAlone() {
    Case shape = CASES.get(1);
    Memory memory = memory(shape.last(), 0, false);
    List<FMatrixRMaj> below = activities(shape, shape.inputs(), true);
    List<FMatrixRMaj> above = activities(shape, shape.outputs(), false);
    above.get(3).data[5] = Float.NaN;
    for (Kernels kernels : List.of(FAST, PLAIN)) {
      FMatrixRMaj w = new FMatrixRMaj(shape.inputs(), shape.outputs());
      java.util.Arrays.fill(w.data, 7f);
      Recall recall = recall(kernels, shape, memory.rows(), below, above);
      recall.numbers(1.0 / shape.batch(), THETA, 0, 2);
      assertThat(kernels.remember(w, recall)).isNaN();
      for (int j = 0; j < shape.outputs(); j++) {
        assertThat(w.get(0, j)).isEqualTo(7f);
        assertThat(Float.isNaN(w.get(1, j))).isEqualTo(j == 5);
      }
    }
  }
}
