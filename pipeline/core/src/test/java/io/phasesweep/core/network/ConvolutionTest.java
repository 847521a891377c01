package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.RowKernels;
import io.phasesweep.core.kernel.portable.PortableArithmetic;
import io.phasesweep.core.trial.SmallTrials;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant 22: drive, feedback and gradient by columns equal the definition. */
class ConvolutionTest {
  private static final Kernels PORTABLE =
      new RowKernels(new KernelChoice("portable", 1, true, List.of()), new PortableArithmetic());

  /** One layer with random operands, and the panels of a minibatch. */
  private static final class Case {
    final Random random;
    final int batch;
    final Kernels kernels;
    final Convolution map;
    final PlainConvolution plain;
    final FMatrixRMaj w;
    final FMatrixRMaj b;
    final Panel below;
    final Panel above;
    final Panel back;
    final PoolWinners winners;

    Case(int height, int width, int in, int out, boolean pooled, int batch, Kernels kernels) {
      this.random = new Random(height * 1_000 + width * 100 + in * 10 + out);
      this.batch = batch;
      this.kernels = kernels;
      ImageShape shape = new ImageShape(height, width, in);
      this.map = new Convolution(kernels, shape, new Layer.Plane(out, pooled));
      this.plain = new PlainConvolution(height, width, in, out, pooled);
      this.w = map.weights();
      this.b = new FMatrixRMaj(1, out);
      fill(w);
      fill(b);
      this.below = panel(shape.units());
      this.above = panel(map.above().units());
      this.back = panel(shape.units());
      this.winners = map.winners(batch);
      below.load(uniform(shape.units()));
    }

    Panel panel(int units) {
      return kernels.panel(kernels.layout(batch, new int[] {units}), units);
    }

    FMatrixRMaj uniform(int units) {
      FMatrixRMaj rows = new FMatrixRMaj(batch, units);
      fill(rows);
      return rows;
    }

    void fill(FMatrixRMaj matrix) {
      for (int i = 0; i < matrix.getNumElements(); i++) {
        matrix.data[i] = random.nextFloat() - .5f;
      }
    }

    double[] example(Panel panel, int n) {
      double[] row = new double[panel.units()];
      for (int i = 0; i < row.length; i++) {
        row[i] = panel.value(n, i);
      }
      return row;
    }
  }

  private static double[] widened(FMatrixRMaj matrix) {
    double[] wide = new double[matrix.getNumElements()];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = matrix.data[i];
    }
    return wide;
  }

  private static void close(double[] found, double[] expected, double tolerance) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("%d", i).isCloseTo(expected[i], within(tolerance * scale));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, false, 1",
    "2, 2, 3, 4, true, 1",
    "1, 5, 2, 3, false, 3",
    "3, 2, 17, 5, false, 9",
    "6, 4, 2, 17, true, 11",
    "28, 28, 1, 16, true, 2",
    "8, 8, 16, 33, false, 7",
    "16, 16, 5, 20, true, 3"
  })
  void equalsDirectLoops(int height, int width, int in, int out, boolean pooled, int batch) {
    Case c = new Case(height, width, in, out, pooled, batch, SmallTrials.KERNELS);
    c.map.drive(c.map.pack(c.w), c.b, c.below, c.winners, c.above);
    Panel difference = c.panel(c.above.units());
    difference.load(c.uniform(c.above.units()));
    c.map.feedback(c.map.pack(c.w), difference, c.winners, c.back);
    FMatrixRMaj dw = c.w.createLike();
    FMatrixRMaj db = c.b.createLike();
    assertThat(c.map.addWeights(c.below, difference, c.winners, -.5f, dw)).isZero();
    assertThat(c.map.addBias(difference, -.5f, db)).isZero();
    double[] w = widened(c.w);
    double[] plainDw = new double[w.length];
    double[] plainDb = new double[out];
    for (int n = 0; n < batch; n++) {
      double[] x = c.example(c.below, n);
      double[] a = c.plain.convolve(x, w, widened(c.b));
      int[] winners = c.plain.winners(a);
      close(c.example(c.above, n), PlainConvolution.take(a, winners), 1e-5);
      double[] d = c.plain.put(c.example(difference, n), winners);
      close(c.example(c.back, n), c.plain.feedback(d, w), 1e-5);
      c.plain.gradient(x, d, -.5, plainDw, plainDb);
    }
    close(widened(dw), plainDw, 1e-5);
    close(widened(db), plainDb, 1e-5);
  }

  /** (conv x) . y = x . (convT y), and both differentiate as the gradient says, in double. */
  @Test
  void directLoopsAreConsistent() {
    PlainConvolution plain = new PlainConvolution(4, 6, 2, 3, true);
    Random random = new Random(5);
    double[] x = random.doubles(48, -1, 1).toArray();
    double[] w = random.doubles(54, -1, 1).toArray();
    double[] b = random.doubles(3, -1, 1).toArray();
    double[] y = random.doubles(72, -1, 1).toArray();
    double[] zero = new double[3];
    double[] forward = plain.convolve(x, w, zero);
    double[] backward = plain.feedback(y, w);
    assertThat(dot(forward, y)).isCloseTo(dot(x, backward), within(1e-12));

    double[] d = random.doubles(18, -1, 1).toArray();
    int[] winners = plain.winners(plain.convolve(x, w, b));
    double[] placed = plain.put(d, winners);
    double[] dw = new double[w.length];
    double[] db = new double[3];
    plain.gradient(x, placed, 1, dw, db);
    double[] dx = plain.feedback(placed, w);
    slopes(plain, x, w, b, d, x, dx);
    slopes(plain, x, w, b, d, w, dw);
    slopes(plain, x, w, b, d, b, db);
  }

  /** Central differences of d . pool(conv) with respect to each entry of {@code moved}. */
  private static void slopes(
      PlainConvolution plain,
      double[] x,
      double[] w,
      double[] b,
      double[] d,
      double[] moved,
      double[] expected) {
    for (int i = 0; i < moved.length; i++) {
      double old = moved[i];
      moved[i] = old + 1e-6;
      double up = value(plain, x, w, b, d);
      moved[i] = old - 1e-6;
      double down = value(plain, x, w, b, d);
      moved[i] = old;
      assertThat((up - down) / 2e-6).isCloseTo(expected[i], within(1e-8));
    }
  }

  private static double value(
      PlainConvolution plain, double[] x, double[] w, double[] b, double[] d) {
    double[] a = plain.convolve(x, w, b);
    return dot(d, PlainConvolution.take(a, plain.winners(a)));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** (conv x) . y = x . (convT y) in float32, up to rounding of the summed terms. */
  @Test
  void feedbackIsTheTransposedDrive() {
    Case c = new Case(6, 6, 3, 8, false, 5, SmallTrials.KERNELS);
    c.b.zero();
    c.map.drive(c.map.pack(c.w), c.b, c.below, c.winners, c.above);
    Panel y = c.panel(c.above.units());
    y.load(c.uniform(c.above.units()));
    c.map.feedback(c.map.pack(c.w), y, c.winners, c.back);
    for (int n = 0; n < 5; n++) {
      assertThat(dot(c.example(c.above, n), c.example(y, n)))
          .isCloseTo(dot(c.example(c.below, n), c.example(c.back, n)), within(1e-4));
    }
  }

  @Test
  void tiesGoToTheFirstPositionAndNaNReachesWhatReadsIt() {
    Case c = new Case(4, 4, 1, 3, true, 2, SmallTrials.KERNELS);
    c.below.zero();
    c.below.set(1, 5, Float.NaN);
    c.map.drive(c.map.pack(c.w), c.b, c.below, c.winners, c.above);
    for (int i = 0; i < 12; i++) {
      assertThat(c.winners.place(i)).isZero();
      assertThat(c.above.value(0, i)).isEqualTo(c.b.data[i % 3]);
      // Unit 5 lies at (1, 1); its 3x3 neighbourhood touches all four windows.
      assertThat(c.above.value(1, i)).isNaN();
    }
    c.below.zero();
    c.w.data[0] = Float.NaN;
    c.map.drive(c.map.pack(c.w), c.b, c.below, c.winners, c.above);
    assertThat(c.above.value(0, 0)).isNaN();
    assertThat(c.above.value(0, 1)).isEqualTo(c.b.data[1]);
  }

  /** An example's drive and feedback are the same bits alone, and wherever a tile begins. */
  @Test
  void examplesDoNotDependOnTheirCompanions() {
    Case many = new Case(10, 10, 2, 6, true, 13, SmallTrials.KERNELS);
    many.map.drive(many.map.pack(many.w), many.b, many.below, many.winners, many.above);
    many.map.feedback(many.map.pack(many.w), many.above, many.winners, many.back);
    Case one = new Case(10, 10, 2, 6, true, 1, SmallTrials.KERNELS);
    for (int n = 0; n < 13; n++) {
      for (int i = 0; i < 200; i++) {
        one.below.set(0, i, many.below.value(n, i));
      }
      one.map.drive(one.map.pack(one.w), one.b, one.below, one.winners, one.above);
      one.map.feedback(one.map.pack(one.w), one.above, one.winners, one.back);
      assertThat(one.example(one.above, 0)).isEqualTo(many.example(many.above, n));
      assertThat(one.example(one.back, 0)).isEqualTo(many.example(many.back, n));
    }
  }

  @Test
  void providersGiveTheSameBits() {
    int[] hashes = new int[2];
    for (int i = 0; i < 2; i++) {
      Kernels kernels = i == 0 ? SmallTrials.KERNELS : PORTABLE;
      Case c = new Case(12, 8, 7, 19, true, 9, kernels);
      c.map.drive(c.map.pack(c.w), c.b, c.below, c.winners, c.above);
      c.map.feedback(c.map.pack(c.w), c.above, c.winners, c.back);
      c.map.addWeights(c.below, c.above, c.winners, .1f, c.w);
      c.map.addBias(c.above, .1f, c.b);
      FMatrixRMaj rows = new FMatrixRMaj(0, 0);
      for (Panel panel : new Panel[] {c.above, c.back}) {
        panel.store(rows);
        hashes[i] = 31 * hashes[i] + Arrays.hashCode(rows.data);
      }
      hashes[i] += Arrays.hashCode(c.w.data) + Arrays.hashCode(c.b.data);
    }
    assertThat(hashes[0]).isEqualTo(hashes[1]);
  }

  @Test
  void allocatesNothingOnceItIsWarm() {
    Case c = new Case(8, 8, 16, 16, true, 20, SmallTrials.KERNELS);
    PackedWeights weights = c.map.pack(c.w);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long bytes = Long.MAX_VALUE;
    for (int round = 0; round < 60 && bytes >= 1024; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < 50; i++) {
        c.map.drive(weights, c.b, c.below, c.winners, c.above);
        c.map.feedback(weights, c.above, c.winners, c.back);
        c.map.addWeights(c.below, c.above, c.winners, 0f, c.w);
        c.map.addBias(c.above, 0f, c.b);
      }
      bytes = (threads.getThreadAllocatedBytes(id) - before) / 50;
    }
    assertThat(bytes).isLessThan(1024);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Case c = new Case(4, 4, 2, 3, true, 2, SmallTrials.KERNELS);
    assertThatThrownBy(() -> c.map.drive(c.map.pack(c.w), c.b, c.above, c.winners, c.back))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("convolution: map of 12 units, not 32");
    c.above.columns(1);
    assertThatThrownBy(() -> c.map.addWeights(c.below, c.above, c.winners, 1, c.w))
        .hasMessage("convolution: 2 examples below, 1 above; both must agree");
  }
}
