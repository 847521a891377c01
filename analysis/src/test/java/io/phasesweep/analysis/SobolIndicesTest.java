package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolIndicesTest {
  private static final double[] ISHIGAMI_S1 = {.313905, .442411, 0};
  private static final double[] ISHIGAMI_ST = {.557589, .442411, .243684};
  private static final double[] G = {0, 1, 4.5, 9, 99, 99, 99, 99};
  private static final double[] G_S1 = {.716192, .179048, .023676, .007162};
  private static final double[] G_ST = {.787144, .242198, .034317, .010460};

  /** Ishigami's function, a 7, b .1, on [-pi, pi]^3. */
  private static double ishigami(double[] u) {
    double[] x = Arrays.stream(u).map(v -> Math.PI * (2 * v - 1)).toArray();
    double s = Math.sin(x[1]);
    return Math.sin(x[0]) + 7 * s * s + .1 * Math.pow(x[2], 4) * Math.sin(x[0]);
  }

  /** Sobol's g function. */
  private static double g(double[] u) {
    double product = 1;
    for (int i = 0; i < u.length; i++) {
      product *= (Math.abs(4 * u[i] - 2) + G[i]) / (1 + G[i]);
    }
    return product;
  }

  /** Rows A, AB_1 .. AB_k, BA_1 .. BA_k, B of n Sobol points from point {@code skip} on. */
  private static SobolIndices indices(ToDoubleFunction<double[]> f, int k, int n, int skip) {
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(2 * k);
    double[][] rows = new double[n][2 * k + 2];
    for (int row = 0; row < n; row++) {
      double[] p = row == 0 ? sobol.skipTo(skip) : sobol.nextVector();
      double[] a = Arrays.copyOfRange(p, 0, k);
      double[] b = Arrays.copyOfRange(p, k, 2 * k);
      rows[row][0] = f.applyAsDouble(a);
      rows[row][2 * k + 1] = f.applyAsDouble(b);
      for (int i = 0; i < k; i++) {
        rows[row][1 + i] = f.applyAsDouble(exchanged(a, b, i));
        rows[row][1 + k + i] = f.applyAsDouble(exchanged(b, a, i));
      }
    }
    return new SobolIndices(rows, k);
  }

  private static double[] exchanged(double[] of, double[] from, int axis) {
    double[] mixed = of.clone();
    mixed[axis] = from[axis];
    return mixed;
  }

  /** As SALib printed it for 1000 points from point 1000 on [code]. */
  @Test
  void ishigamiToTheLastDigitPrintedByAPublishedLibrary() {
    SobolIndices indices = indices(SobolIndicesTest::ishigami, 3, 1000, 1000);
    double[] first = {.30797549, .44776661, -.00425452};
    double[] total = {.56013728, .43872250, .24284474};
    for (int i = 0; i < 3; i++) {
      assertThat(indices.first(i, indices.all())).isEqualTo(first[i], within(1e-7));
      assertThat(indices.total(i, indices.all())).isEqualTo(total[i], within(1e-7));
    }
    assertThat(indices.pair(0, 1, indices.all())).isEqualTo(.01220462, within(1e-7));
    assertThat(indices.pair(0, 2, indices.all())).isEqualTo(.25152574, within(1e-7));
    assertThat(indices.pair(1, 2, indices.all())).isEqualTo(-.00995392, within(1e-7));
  }

  /** Golden values of the specification [derived]. */
  @Test
  void ishigamiOf1024Points() {
    SobolIndices indices = indices(SobolIndicesTest::ishigami, 3, 1024, 1024);
    double[] first = {.31683154, .44376306, .01220312};
    double[] total = {.55586009, .44189807, .24467539};
    for (int i = 0; i < 3; i++) {
      assertThat(indices.first(i, indices.all())).isEqualTo(first[i], within(1e-7));
      assertThat(indices.total(i, indices.all())).isEqualTo(total[i], within(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 4096})
  void exactIndicesAreApproached(int n) {
    double bar = n == 1024 ? .02 : .005;
    SobolIndices ishigami = indices(SobolIndicesTest::ishigami, 3, n, n);
    for (int i = 0; i < 3; i++) {
      assertThat(ishigami.first(i, ishigami.all())).isEqualTo(ISHIGAMI_S1[i], within(bar));
      assertThat(ishigami.total(i, ishigami.all())).isEqualTo(ISHIGAMI_ST[i], within(bar));
    }
    SobolIndices g = indices(SobolIndicesTest::g, 8, n, n);
    for (int i = 0; i < 8; i++) {
      double first = i < 4 ? G_S1[i] : .000072;
      double total = i < 4 ? G_ST[i] : .000105;
      assertThat(g.first(i, g.all())).isEqualTo(first, within(bar));
      assertThat(g.total(i, g.all())).isEqualTo(total, within(bar));
    }
  }

  @Test
  void theIntervalHoldsTheTruthAndNarrowsWithTheRows() {
    SobolIndices few = indices(SobolIndicesTest::ishigami, 3, 64, 64);
    SobolIndices many = indices(SobolIndicesTest::ishigami, 3, 512, 512);
    Interval wide = few.interval(drawn -> few.total(0, drawn));
    Interval narrow = many.interval(drawn -> many.total(0, drawn));
    assertThat(wide.contains(ISHIGAMI_ST[0])).isTrue();
    assertThat(narrow.contains(ISHIGAMI_ST[0])).isTrue();
    assertThat(narrow.high() - narrow.low()).isLessThan(.6 * (wide.high() - wide.low()));
    SobolIndices tiny = indices(SobolIndicesTest::ishigami, 3, 8, 8);
    assertThat(tiny.interval(drawn -> tiny.total(0, drawn)).low()).isNaN();
  }
}
