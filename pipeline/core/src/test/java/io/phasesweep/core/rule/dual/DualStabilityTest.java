package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.network.SpectralNorm;
import io.phasesweep.core.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When inference settles, what damping does about it, and the golden tables of section 7. */
class DualStabilityTest {

  /** Invariant 11: the threshold of the inertia is (c - 1) / 2. */
  @ParameterizedTest
  @CsvSource({".8", "1"})
  void inertiaAboveItsThresholdSettles(double alpha) {
    double[][] wanted = LinearCase.damped(alpha, 6, 0).closed();
    LinearCase above = LinearCase.damped(alpha, 6, 2.55);
    assertThat(DyadReference.error(above.inDouble(), wanted)).isLessThan(1e-12);
    assertThat(DyadReference.error(above.inProduct(), wanted)).isLessThan(5e-5);
    LinearCase below = LinearCase.damped(alpha, 6, 2.45);
    assertThat(DyadReference.error(below.inDouble(), wanted)).isGreaterThan(1);
    assertThat(DyadReference.error(below.inProduct(), wanted)).isGreaterThan(1);
  }

  /** Closed forms on the net 1-1-1: W1 = 1, W2 = 2, x = 1, y = 0, beta .2. */
  @ParameterizedTest
  @CsvSource({"0, -2, 5", "1, -.2222222222222222, .5555555555555556"})
  void theSmallestNetHasItsClosedForm(double alpha, double d2, double m1) {
    DualPlan plan =
        DyadNet.plan(
            new int[] {1, 1, 2},
            "variant",
            "dp",
            "activation",
            "identity",
            "output-nudge",
            "current",
            "inference-passes",
            300,
            "nudging-asymmetry",
            alpha,
            "nudging-strength",
            .2);
    DyadNet net = new DyadNet(plan, 1);
    net.network.weights(1).data[0] = 1;
    // A second output without weights carries the label, so that the first one has target 0.
    net.network.weights(2).data[0] = 2;
    net.network.bias(2).data[1] = 1;
    net.packed().infer(new ArrayPart(new float[][] {{1}}, new int[] {1}, 2));
    assertThat((double) net.dyads.difference(2).value(0, 0)).isCloseTo(d2, within(1e-5));
    assertThat((double) net.dyads.mean(1).value(0, 0)).isCloseTo(m1, within(1e-5));
    assertThat(Stability.exact(plan)).isTrue();
    assertThat(Stability.of(plan, net.network)).isCloseTo(.8, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", ".5, 1.0666666666666667", "1, .6666666666666666"})
  void proximalFactors(double alpha, double factor) {
    assertThat(OutputNudge.PROXIMAL.factor(Variant.DP, alpha, .5) / .5)
        .isCloseTo(factor, within(1e-12));
  }

  /** Invariant 25, of the norm in reports and of the one that damps. */
  @Test
  void powerIterationIsTheSingularValue() {
    for (int[] size : new int[][] {{3, 3}, {30, 20}, {7, 40}, {1, 5}, {64, 10}}) {
      for (int rank : new int[] {1, 2, Math.min(size[0], size[1])}) {
        FMatrixRMaj w = matrix(size[0], size[1], rank);
        assertThat(SpectralNorm.of(List.of(w)) / largest(w)).isCloseTo(1, within(1e-6));
      }
    }
  }

  private static FMatrixRMaj matrix(int rows, int columns, int rank) {
    FMatrixRMaj w = new FMatrixRMaj(rows, columns);
    Stream draws = new Stream(rows + 100L * columns, "matrix");
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int r = 0; r < rank; r++) {
          w.data[i * columns + j] +=
              (float) (draws.normal(r, i) * draws.normal(100 + r, j) / (1 + r));
        }
      }
    }
    return w;
  }

  private static double largest(FMatrixRMaj w) {
    DMatrixRMaj wide = new DMatrixRMaj(w.numRows, w.numCols);
    for (int i = 0; i < wide.getNumElements(); i++) {
      wide.data[i] = w.data[i];
    }
    double largest = 0;
    for (double value : SingularOps_DDRM.singularValues(wide)) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** Twenty steps on the first minibatch, three on each later one, warm. */
  @Test
  void dampingFollowsTheSpectralNormOfTheMapAbove() {
    DualPlan plan =
        DyadNet.plan(new int[] {20, 30, 30, 10}, "variant", "dp-damped", "nudging-asymmetry", .25);
    DyadNet net = new DyadNet(plan, 20).drawn(41, 2, 0);
    Damping damping = new Damping(net.network, plan);
    for (int batch = 0; batch < 40; batch++) {
      long products = damping.apply(net.dyads);
      assertThat(products).isEqualTo((batch == 0 ? 40L : 6L) * (30 * 30 + 30 * 10));
    }
    for (int k = 1; k <= 2; k++) {
      double gamma = largest(net.network.weights(k + 1));
      assertThat(net.dyads.inertia(k))
          .isCloseTo((float) ((gamma * gamma - 1) / 2 * .5), within(1e-3f));
    }
  }

  /** The angle to backpropagation in layer 1 of 16, mean of 5 seeds. */
  @ParameterizedTest
  @CsvSource({
    "0, .01, 2.5, 6", "0, .1, 10, 18", "0, 1, 31, 50",
    ".5, .01, 1, 3.5", ".5, .1, 4.5, 9.5", ".5, 1, 15, 27"
  })
  void anglesGrowWithTheNudge(double alpha, double beta, double low, double high) {
    int[] sizes = new int[17];
    Arrays.fill(sizes, 128);
    sizes[16] = 10;
    DualPlan plan =
        DyadNet.plan(
            sizes,
            "loss",
            "cross-entropy",
            "inference-order",
            "forward",
            "nudging-asymmetry",
            alpha,
            "nudging-strength",
            beta);
    double mean = 0;
    double last = 0;
    for (int seed = 1; seed <= 5; seed++) {
      DyadNet net = new DyadNet(plan, 100).drawn(seed, Math.sqrt(2), 0);
      ArrayPart part = DyadNet.examples(50 + seed, 100, 128, 10);
      double[][] exact = net.backpropagation(part);
      double[][] given = net.infer(part).gradients();
      mean += Math.toDegrees(Math.acos(DyadNet.cosine(given, exact, 1))) / 5;
      last += Math.toDegrees(Math.acos(Math.min(1, DyadNet.cosine(given, exact, 16)))) / 5;
    }
    assertThat(mean).isBetween(low, high);
    assertThat(last).isLessThan(mean);
  }

  /** Strong weights, sixty passes: what explodes and what does not, on four seeds. */
  @Test
  void theOriginalRuleExplodesAndTheAdjointFormDoesNot() {
    for (int seed = 1; seed <= 4; seed++) {
      assertThat(peak(strong("dp", 0, "proximal", 60, seed))).isNotFinite();
      DyadNet one = strong("dp", 1, "proximal", 60, seed);
      assertThat(peak(one) > 1e8 || Double.isNaN(peak(one))).isTrue();
      assertThat(Double.isFinite(peak(one)) && cosine(one, seed) >= 0).isFalse();
      DyadNet half = strong("dp", .5, "proximal", 60, seed);
      assertThat(peak(half)).isLessThan(50);
      assertThat(cosine(half, seed)).isBetween(.85, .97);
      double[][] bands = {{0, .70, .90}, {.5, .90, .98}, {1, .78, .92}};
      for (double[] band : bands) {
        double deep = cosine(strong("dp-transpose", band[0], "predicted", 60, seed), seed);
        assertThat(deep).as("alpha %s, seed %d", band[0], seed).isBetween(band[1], band[2]);
        assertThat(cosine(strong("dp-transpose", band[0], "predicted", 2, seed), seed))
            .isCloseTo(deep, within(.01));
      }
    }
  }

  private static DyadNet strong(String variant, double alpha, String nudge, int passes, int seed) {
    DualPlan plan =
        DyadNet.plan(
            new int[] {64, 128, 128, 10},
            "variant",
            variant,
            "nudging-asymmetry",
            alpha,
            "output-nudge",
            nudge,
            "inference-order",
            "down-up",
            "inference-passes",
            passes);
    return new DyadNet(plan, 50).drawn(60 + seed, 2, 0).infer(strongExamples(seed));
  }

  private static ArrayPart strongExamples(int seed) {
    return DyadNet.examples(70 + seed, 50, 64, 10);
  }

  /** max |d| / beta. */
  private static double peak(DyadNet net) {
    double peak = 0;
    for (int k = 1; k <= 3; k++) {
      for (float d : DyadNet.values(net.dyads.difference(k))) {
        peak = Math.max(peak, Math.abs(d) / net.plan.beta());
      }
    }
    return peak;
  }

  private static double cosine(DyadNet net, int seed) {
    double[][] exact = net.backpropagation(strongExamples(seed));
    double[][] given = net.gradients();
    double smallest = 1;
    for (int k = 1; k <= 3; k++) {
      smallest = Math.min(smallest, DyadNet.cosine(given, exact, k));
    }
    return smallest;
  }
}
