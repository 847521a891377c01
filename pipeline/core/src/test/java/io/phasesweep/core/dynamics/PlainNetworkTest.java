package io.phasesweep.core.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.kernel.Activation;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the family in double. */
class PlainNetworkTest {
  private static final int[][] SHAPES = {{3, 4, 2}, {3, 4, 3, 2}};

  private static GoldenNet golden(int[] sizes) {
    return GoldenNet.of(.9, sizes.length == 3 ? 3 : 2, sizes);
  }

  /** E + beta C of one example. */
  private static double total(GoldenNet golden, double[][] s, int n, double nudge) {
    return golden.net().energy(s)
        + nudge * PlainNetwork.cost(s[golden.net().depth()], golden.t()[n]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.49, -.3, 0, .5, 2})
  void alternatingSweepsNeverRaiseTheEnergy(double nudge) {
    for (int[] sizes : SHAPES) {
      GoldenNet golden = golden(sizes);
      for (int n = 0; n < golden.examples(); n++) {
        double[][] s = golden.net().zero(golden.x()[n]);
        for (int sweep = 0; sweep < 40; sweep++) {
          double before = total(golden, s, n, nudge);
          s = golden.net().alternating(s, nudge, golden.t()[n], golden.net().depth());
          assertThat(total(golden, s, n, nudge)).isLessThanOrEqualTo(before + 1e-12);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.3, 0, .5})
  void smallSynchronousStepsNeverRaiseTheEnergy(double nudge) {
    for (int[] sizes : SHAPES) {
      GoldenNet golden = golden(sizes);
      for (int n = 0; n < golden.examples(); n++) {
        double[][] s = golden.net().zero(golden.x()[n]);
        for (int sweep = 0; sweep < 60; sweep++) {
          double before = total(golden, s, n, nudge);
          s = golden.net().synchronous(s, .1, nudge, golden.t()[n], golden.net().depth());
          assertThat(total(golden, s, n, nudge)).isLessThanOrEqualTo(before + 1e-12);
        }
      }
    }
  }

  @Test
  void bothOrdersReachTheSameFixedPoint() {
    for (int[] sizes : SHAPES) {
      GoldenNet golden = golden(sizes);
      double[][][] a = golden.free("alternating", 2_000);
      double[][][] s = golden.free("synchronous", 2_000);
      for (int n = 0; n < golden.examples(); n++) {
        for (int l = 1; l <= golden.net().depth(); l++) {
          for (int j = 0; j < a[n][l].length; j++) {
            assertThat(a[n][l][j]).isCloseTo(s[n][l][j], within(1e-9));
          }
        }
      }
    }
  }

  private static double error(GoldenNet golden, double alpha, double beta) {
    double[][][] free = golden.free("synchronous", 3_000);
    double[][][] plus = golden.nudged("synchronous", free, 3_000, alpha * beta);
    double[][][] minus = golden.nudged("synchronous", free, 3_000, -(1 - alpha) * beta);
    return GoldenNet.distance(golden.contrast(plus, minus, 1 / beta), golden.descent(free));
  }

  /** The golden errors of the update against -dC/dtheta, and their orders in beta. */
  @ParameterizedTest
  @CsvSource({
    "3, 1, .124327, .0666903, .0346089",
    "3, 0, .170992, .0781309, .0374552",
    "3, .5, .00599284, .00149116, .000372351",
    "4, 1, .183554, .102229, .0542299",
    "4, 0, .314863, .133131, .0618438",
    "4, .5, .0164710, .00405891, .00101111"
  })
  void errorOfTheUpdateVanishesWithBeta(
      int layers, double alpha, double at04, double at02, double at01) {
    GoldenNet golden = golden(SHAPES[layers - 3]);
    double[] expected = {at04, at02, at01};
    double[] beta = {.04, .02, .01};
    double[] found = new double[3];
    for (int i = 0; i < 3; i++) {
      found[i] = error(golden, alpha, beta[i]);
      assertThat(found[i]).isCloseTo(expected[i], within(expected[i] * 1e-5));
    }
    double order = Math.log(found[1] / found[2]) / Math.log(2);
    assertThat(order).isCloseTo(alpha == .5 ? 2 : 1, within(alpha == .5 ? .1 : .15));
  }

  @Test
  void referenceGradientIsTheSlopeOfTheCostAtTheFixedPoint() {
    for (int[] sizes : SHAPES) {
      GoldenNet golden = golden(sizes);
      double[][] descent = golden.descent(golden.free("synchronous", 4_000));
      double h = 1e-5;
      for (int l = 1; l <= golden.net().depth(); l++) {
        double[][] w = golden.net().w[l];
        for (int e = 0; e < w.length * w[0].length; e++) {
          double[] row = w[e / w[0].length];
          int j = e % w[0].length;
          double middle = row[j];
          row[j] = middle + h;
          double up = cost(golden);
          row[j] = middle - h;
          double down = cost(golden);
          row[j] = middle;
          assertThat(-descent[2 * l - 2][e]).isCloseTo((up - down) / (2 * h), within(1e-7));
        }
      }
    }
  }

  private static double cost(GoldenNet golden) {
    double[][][] free = golden.free("synchronous", 4_000);
    double sum = 0;
    for (int n = 0; n < golden.examples(); n++) {
      sum += PlainNetwork.cost(free[n][golden.net().depth()], golden.t()[n]);
    }
    return sum / golden.examples();
  }

  /** The product's linear algebra on the converged states of the plain network. */
  @Test
  void productSolvesForTheSameGradient() {
    for (int[] sizes : SHAPES) {
      GoldenNet golden = golden(sizes);
      double[][][] free = golden.free("synchronous", 5_000);
      int depth = golden.net().depth();
      DMatrixRMaj[] w = new DMatrixRMaj[depth + 1];
      DMatrixRMaj[] b = new DMatrixRMaj[depth + 1];
      DMatrixRMaj[] s = new DMatrixRMaj[depth + 1];
      for (int l = 0; l <= depth; l++) {
        int layer = l;
        s[l] =
            CommonOps_DDRM.transpose(
                new DMatrixRMaj(
                    java.util.Arrays.stream(free).map(f -> f[layer]).toArray(double[][]::new)),
                null);
        w[l] = l == 0 ? null : new DMatrixRMaj(golden.net().w[l]);
        b[l] = l == 0 ? null : new DMatrixRMaj(new double[][] {golden.net().b[l]});
      }
      Energy energy = new Energy(w, b);
      double[] values = energy.values(s);
      for (int n = 0; n < golden.examples(); n++) {
        assertThat(values[n]).isCloseTo(golden.net().energy(free[n]), within(1e-12));
      }
      RelaxationPlan plan =
          new RelaxationPlan(
              RelaxationPlan.Order.SYNCHRONOUS,
              .5,
              0,
              20,
              4,
              Activation.HARD_SIGMOID,
              Activation.HARD_SIGMOID);
      Linearization linear = new Linearization(energy, plan, s);
      List<double[]> blocks = linear.descent(labels(golden), 1e-13, 400).blocks();
      assertThat(GoldenNet.distance(blocks.toArray(double[][]::new), golden.descent(free)))
          .isLessThan(1e-12);
    }
  }

  private static io.phasesweep.core.data.Minibatch labels(GoldenNet golden) {
    int[] labels = new int[golden.examples()];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = n % golden.t()[0].length;
    }
    return new io.phasesweep.core.data.ArrayPart(
            new float[labels.length][1], labels, golden.t()[0].length)
        .all();
  }

  /** Identity units: y = (I - J)^-1 (b + x W) in closed form, and EP tends to its gradient. */
  @Test
  void linearNetHasItsClosedForm() {
    GoldenNet golden = GoldenNet.of(.3, 3, Activation.IDENTITY, Activation.IDENTITY, 3, 4, 2);
    double[][][] free = golden.free("synchronous", 4_000);
    for (int n = 0; n < golden.examples(); n++) {
      DMatrixRMaj system = CommonOps_DDRM.identity(6);
      DMatrixRMaj right = new DMatrixRMaj(6, 1);
      for (int j = 0; j < 4; j++) {
        right.data[j] = golden.net().b[1][j];
        for (int i = 0; i < 3; i++) {
          right.data[j] += golden.x()[n][i] * golden.net().w[1][i][j];
        }
        for (int k = 0; k < 2; k++) {
          system.set(j, 4 + k, -golden.net().w[2][j][k]);
          system.set(4 + k, j, -golden.net().w[2][j][k]);
          right.data[4 + k] = golden.net().b[2][k];
        }
      }
      DMatrixRMaj solution = new DMatrixRMaj(6, 1);
      CommonOps_DDRM.solve(system, right, solution);
      for (int j = 0; j < 6; j++) {
        double found = j < 4 ? free[n][1][j] : free[n][2][j - 4];
        assertThat(found).isCloseTo(solution.data[j], within(1e-9));
      }
    }
    double tiny = 1e-4;
    double[][][] plus = golden.nudged("synchronous", free, 6_000, tiny / 2);
    double[][][] minus = golden.nudged("synchronous", free, 6_000, -tiny / 2);
    assertThat(GoldenNet.distance(golden.contrast(plus, minus, 1 / tiny), golden.descent(free)))
        .isLessThan(1e-7);
  }

  @Test
  void doublingBetaMovesTheUpdateOfALinearNetByTheOrderOfBeta() {
    GoldenNet golden = GoldenNet.of(.3, 3, Activation.IDENTITY, Activation.IDENTITY, 3, 4, 2);
    double[][][] free = golden.free("synchronous", 3_000);
    double[] moved = new double[2];
    for (int i = 0; i < 2; i++) {
      double beta = i == 0 ? .02 : .01;
      double[][] once =
          golden.contrast(golden.nudged("synchronous", free, 3_000, beta), free, 1 / beta);
      double[][] twice =
          golden.contrast(
              golden.nudged("synchronous", free, 3_000, 2 * beta), free, 1 / (2 * beta));
      moved[i] = GoldenNet.distance(twice, once);
    }
    assertThat(moved[0]).isLessThan(.1);
    assertThat(moved[0] / moved[1]).isBetween(1.7, 2.1);
  }

  /** Without a hidden layer every rule has a closed update. */
  @Test
  void oneLayerHasItsClosedUpdates() {
    GoldenNet golden = GoldenNet.of(.3, 3, 3, 2);
    double[][][] free = golden.free("alternating", 2);
    double beta = .2;
    double[][] bare = golden.net().blocks();
    for (int n = 0; n < 3; n++) {
      for (int j = 0; j < 2; j++) {
        double error = golden.t()[n][j] - free[n][1][j];
        for (int i = 0; i < 3; i++) {
          bare[0][i * 2 + j] += error * golden.x()[n][i] / 3;
        }
        bare[1][j] += error / 3;
      }
    }
    double[][][] plus = golden.nudged("alternating", free, 1, beta);
    double[][][] halfPlus = golden.nudged("alternating", free, 1, beta / 2);
    double[][][] halfMinus = golden.nudged("alternating", free, 1, -beta / 2);
    assertThat(
            GoldenNet.distance(
                golden.contrast(plus, free, 1 / beta), scaled(bare, 2 / (1 + 2 * beta))))
        .isLessThan(1e-12);
    assertThat(
            GoldenNet.distance(
                golden.contrast(halfPlus, halfMinus, 1 / beta),
                scaled(bare, 2 / (1 - beta * beta))))
        .isLessThan(1e-12);
    for (double share : new double[] {.3, 1}) {
      double[][][] clamped = golden.clamped("alternating", free, 1, share);
      assertThat(GoldenNet.distance(golden.contrast(clamped, free, 1 / share), bare))
          .isLessThan(1e-12);
    }
  }

  private static double[][] scaled(double[][] blocks, double factor) {
    return java.util.Arrays.stream(blocks)
        .map(b -> java.util.Arrays.stream(b).map(v -> v * factor).toArray())
        .toArray(double[][]::new);
  }
}
