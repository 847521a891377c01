package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mean and variance of the sampled estimator on a machine of 4 visible and 3 hidden units, all
 * states enumerated in double. Golden numbers: the specification's machine S.
 */
class EstimatorVarianceTest {
  private static final int[] ROWS = {0b0011, 0b0110, 0b1101};
  private static final int SIZE = 15;

  /** Probability of each of the 128 states (v, h), positive, then negative phase. */
  private final double[][] p = new double[2][128];

  private final double[][] mean = new double[2][SIZE];
  private final double[] square = new double[2];

  @BeforeEach
  void enumerate() {
    double[] weight = new double[128];
    double[] given = new double[16];
    double all = 0;
    for (int s = 0; s < 128; s++) {
      weight[s] = StrictMath.exp(minusEnergy(s >> 3, s & 7));
      given[s >> 3] += weight[s];
      all += weight[s];
    }
    for (int row : ROWS) {
      for (int h = 0; h < 8; h++) {
        p[0][row << 3 | h] += weight[row << 3 | h] / given[row] / ROWS.length;
      }
    }
    for (int s = 0; s < 128; s++) {
      p[1][s] = weight[s] / all;
    }
    for (int k = 0; k < 2; k++) {
      for (int s = 0; s < 128; s++) {
        for (int e = 0; e < SIZE; e++) {
          mean[k][e] += p[k][s] * signal(s, e);
          square[k] += p[k][s] * signal(s, e) * signal(s, e);
        }
      }
    }
  }

  private static double minusEnergy(int v, int h) {
    double sum = 0;
    for (int j = 0; j < 3; j++) {
      double drive = .3 * StrictMath.cos(j + 1);
      for (int i = 0; i < 4; i++) {
        drive += (v >> i & 1) * .8 * StrictMath.sin(1.3 * (3 * i + j + 1));
      }
      sum += (h >> j & 1) * drive;
    }
    return sum;
  }

  /** Entry e of G: v_i h_j, then h_j. */
  private static double signal(int state, int e) {
    int h = state >> e % 3 & 1;
    return e < 12 ? h * (state >> 3 + e / 3 & 1) : h;
  }

  private static double norm(double[] a, double[] b, double sign) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum += (a[e] + sign * b[e]) * (a[e] + sign * b[e]);
    }
    return sum;
  }

  /** tr Var of s (G - c), by enumeration, with the weights of the product. */
  private double variance(double b, double[] c) {
    PhaseTiming timing = timing(Map.of("positive-phase-probability", b));
    double[] first = new double[SIZE];
    double second = 0;
    for (int k = 0; k < 2; k++) {
      double share = k == 0 ? b : 1 - b;
      double s = timing.sign(k == 0 ? Polarity.POSITIVE : Polarity.NEGATIVE);
      for (int state = 0; state < 128; state++) {
        for (int e = 0; e < SIZE; e++) {
          double g = s * (signal(state, e) - c[e]);
          first[e] += share * p[k][state] * g;
          second += share * p[k][state] * g * g;
        }
      }
    }
    double d = 0;
    for (int e = 0; e < SIZE; e++) {
      assertThat(first[e]).isCloseTo(mean[0][e] - mean[1][e], within(1e-12));
      d += first[e] * first[e];
    }
    return second - d;
  }

  private static PhaseTiming timing(Map<String, Object> given) {
    Map<String, Object> all = new java.util.HashMap<>(given);
    all.put("model", "rbm");
    return FlexibleSettings.timing(SmallTrials.values("flexible-phases", all));
  }

  @Test
  void momentsHaveTheirGoldenNumbers() {
    assertThat(square[0]).isCloseTo(5.077194404, within(1e-9));
    assertThat(square[1]).isCloseTo(5.308112856, within(1e-9));
    assertThat(norm(mean[0], new double[SIZE], 1)).isCloseTo(1.971425803, within(1e-9));
    assertThat(norm(mean[1], new double[SIZE], 1)).isCloseTo(2.188330012, within(1e-9));
    assertThat(norm(mean[0], mean[1], -1)).isCloseTo(.203144358, within(1e-9));
    assertThat(norm(mean[0], mean[1], 1)).isCloseTo(8.116367273, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    ".3, 24.303855353",
    ".5, 20.567470161",
    ".7, 24.743700023",
    ".494440535, 20.564902595"
  })
  void sampledVariance(double b, double golden) {
    double derived = square[0] / b + square[1] / (1 - b) - norm(mean[0], mean[1], -1);
    assertThat(variance(b, new double[SIZE])).isCloseTo(derived, within(1e-10));
    assertThat(derived).isCloseTo(golden, within(1e-8));
  }

  @Test
  void theBestShareIsThatOfTheRoots() {
    double best = Math.sqrt(square[0]) / (Math.sqrt(square[0]) + Math.sqrt(square[1]));
    double least = variance(best, new double[SIZE]);
    assertThat(best).isCloseTo(.494440535, within(1e-9));
    assertThat(variance(best - .01, new double[SIZE])).isGreaterThan(least);
    assertThat(variance(best + .01, new double[SIZE])).isGreaterThan(least);
  }

  @Test
  void randomOrderCostsTheCommonMode() {
    double paired =
        square[0]
            + square[1]
            - norm(mean[0], new double[SIZE], 1)
            - norm(mean[1], new double[SIZE], 1);
    assertThat(paired).isCloseTo(6.225551444, within(1e-9));
    assertThat(variance(.5, new double[SIZE]) / 2 - paired)
        .isCloseTo(norm(mean[0], mean[1], 1) / 2, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({".3, 14.809394636", ".5, 12.451102888"})
  void centeringTakesTheCommonModeAway(double b, double golden) {
    double[] c = new double[SIZE];
    for (int e = 0; e < SIZE; e++) {
      c[e] = (1 - b) * mean[0][e] + b * mean[1][e];
    }
    double derived =
        (square[0] - norm(mean[0], new double[SIZE], 1)) / b
            + (square[1] - norm(mean[1], new double[SIZE], 1)) / (1 - b);
    assertThat(variance(b, c)).isCloseTo(derived, within(1e-10));
    assertThat(derived).isCloseTo(golden, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .5, 1})
  void theWeightsOfAMeanPhaseAreTheSign(double gate) {
    PhaseTiming timing = timing(Map.of("learning-gate", gate, "positive-phase-probability", .3));
    for (Polarity type : Polarity.values()) {
      assertThat(timing.events(20) * timing.weight(type))
          .isCloseTo(timing.sign(type), within(1e-6));
    }
    assertThat(timing.events(0)).isZero();
  }

  @Test
  void anEmptyDatumMovesBiasesOnly() {
    FlexiblePlan plan =
        FlexiblePlan.of(
            SmallTrials.values(
                "flexible-phases", Map.of("model", "rbm", "architecture", new int[] {4, 3})));
    Parameters theta = RbmModel.parameters(4, 3);
    RbmModel.draw(theta, 1, 1);
    float[] before = theta.blocks().get(0).matrix().data.clone();
    ArrayPart empty = new ArrayPart(new float[][] {{0, 0, 0, 0}}, new int[] {0}, 2);
    RbmModel model =
        new RbmModel(
            plan,
            KernelProviders.choose(),
            theta,
            new MinibatchSource(empty, 1, Values.none(), 1),
            1,
            "");
    model.begin(Polarity.POSITIVE, 0);
    for (int t = 1; t <= 20; t++) {
      model.step(Polarity.POSITIVE, t);
      model.learn(.1f);
    }
    model.end(Polarity.POSITIVE, 20);
    assertThat(theta.blocks().get(0).matrix().data).isEqualTo(before);
    assertThat(theta.blocks().get(1).matrix().data).doesNotContain(0f);
  }
}
