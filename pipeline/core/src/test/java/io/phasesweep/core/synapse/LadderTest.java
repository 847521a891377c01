package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.phasesweep.core.setting.InvalidSetting;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;

/** Stationary states and dissipation of ladders; numbers of nonequilibrium-memory.md 6, 7. */
class LadderTest {
  private static final Ladder PUBLISHED = new Ladder(4, 1, 25);
  private static final double[] GAMMAS = {.9, .5, 1 / Math.E, .2, .1, .03, .01, 1e-3, 1e-24};

  @Test
  void everyProbabilityIsPositiveAndStationaryHoweverSmallGammaIs() {
    for (int k = 0; k <= 24; k++) {
      double[][] rates = PUBLISHED.rates(0, StrictMath.pow(10, -k));
      double[] p = StationaryState.of(rates);
      double[] flow = times(LadderMemory.generator(rates), p);
      for (int i = 0; i < p.length; i++) {
        assertThat(p[i]).isPositive();
        assertThat(flow[i]).as("gamma 1e-%d", k).isCloseTo(0, within(1e-12));
      }
    }
  }

  /** Replaces one balance by the sum of probabilities and solves densely. */
  @Test
  void agreesWithADenseSolve() {
    for (int k = 0; k <= 6; k++) {
      double[][] rates = PUBLISHED.rates(100, StrictMath.pow(10, -k));
      int n = rates.length;
      double[][] q = LadderMemory.generator(rates);
      double[] right = new double[n];
      for (int j = 0; j < n; j++) {
        q[n - 1][j] = 1;
      }
      right[n - 1] = 1;
      double[] dense =
          new LUDecomposition(new Array2DRowRealMatrix(q))
              .getSolver()
              .solve(new ArrayRealVector(right))
              .toArray();
      assertThat(StationaryState.of(rates)).containsExactly(dense, within(1e-12));
    }
  }

  @Test
  void theStationaryStateIsTheOneOfTheDocument() {
    assertThat(PUBLISHED.stationary(0, .1))
        .containsExactly(
            new double[] {
              .031388212,
              .18356306,
              .22497045,
              .091917528,
              .026672588,
              .22492802,
              .18356139,
              .031227641,
              .0017048311,
              6.6281984e-5
            },
            within(5e-9));
  }

  @Test
  void dissipationIsTheOneOfTheDocument() {
    double[] unbound = {
      .00258653165,
      .154243661,
      .350606321,
      .941687207,
      1.76172964,
      3.17512243,
      4.36182049,
      6.67350475,
      53.5046263
    };
    double[] background = {
      .00413826276,
      .184818764,
      .38537084,
      .960701994,
      1.77734488,
      3.24172442,
      4.48250913,
      6.88135553,
      55.1926698
    };
    for (int i = 0; i < GAMMAS.length; i++) {
      assertThat(PUBLISHED.entropyRate(0, GAMMAS[i])).isCloseTo(unbound[i], withPercentage(1e-5));
      assertThat(PUBLISHED.entropyRate(100, GAMMAS[i]))
          .isCloseTo(background[i], withPercentage(1e-5));
    }
  }

  @Test
  void fluxAndLinearResponseHaveTheirLimits() {
    assertThat(published(0, 1e-24).cycleFlux()).isCloseTo(.484099, within(1e-6));
    assertThat(published(100, 1e-24).cycleFlux()).isCloseTo(.499372, within(1e-6));
    double gamma = .999;
    double affinity = published(0, gamma).affinity();
    assertThat(PUBLISHED.entropyRate(0, gamma) / (affinity * affinity))
        .isCloseTo(.05405, within(1e-4));
    assertThat(PUBLISHED.entropyRate(100, gamma) / (affinity * affinity))
        .isCloseTo(.0925, within(1e-4));
  }

  @Test
  void detailedBalanceDissipatesNothing() {
    for (double ligand : new double[] {0, 100, 200}) {
      double[][] rates = PUBLISHED.rates(ligand, 1);
      double[] p = StationaryState.of(rates);
      for (int i = 0; i < p.length; i++) {
        for (int j = 0; j < p.length; j++) {
          assertThat(rates[i][j] * p[i] - rates[j][i] * p[j]).isCloseTo(0, within(1e-12));
        }
      }
      assertThat(EntropyProduction.rate(rates, p)).isBetween(0.0, 1e-12);
    }
  }

  /** Rates 2 and 1 around a ring of three: each cycle of 3 steps flows at 1/3. */
  @Test
  void aUniformCycleDissipatesLnTwo() {
    double[][] rates = {{0, 2, 1}, {1, 0, 2}, {2, 1, 0}};
    assertThat(EntropyProduction.rate(rates, StationaryState.of(rates)))
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void dissipationRisesAsGammaFallsAndIsSolved() {
    double before = -1;
    for (double sigma : new double[] {0, 1e-6, .25, .5, 1, 2, 4, 8, 10, 30, 55}) {
      double gamma = PUBLISHED.gammaFor(100, sigma);
      assertThat(PUBLISHED.entropyRate(100, gamma))
          .isCloseTo(sigma, within(1e-9))
          .isGreaterThan(before);
      before = PUBLISHED.entropyRate(100, gamma);
    }
    assertThat(PUBLISHED.gammaFor(100, 0)).isEqualTo(1);
    assertThatThrownBy(() -> PUBLISHED.gammaFor(0, 400))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("dissipation is 400");
  }

  /** Invariant 12: what the ends of the ladder leak decides how far activity is from a half. */
  @Test
  void activityFollowsFromTheEnds() {
    for (double gamma : new double[] {.9, .5, .2, .05, 1e-3, 1e-9}) {
      for (double ligand : new double[] {0, 100, 200}) {
        double[] p = PUBLISHED.stationary(ligand, gamma);
        double against = Math.E * gamma;
        double ends = p[0] - p[9] + against * (p[5] - p[4]);
        assertThat(PUBLISHED.active(p) - .5).isCloseTo(ends / (2 * (1 - against)), within(1e-12));
      }
    }
  }

  private static LadderMemory published(double background, double gamma) {
    return new LadderSynapse(PUBLISHED, background, 200).at(gamma);
  }

  static double[] times(double[][] matrix, double[] x) {
    return new Array2DRowRealMatrix(matrix).operate(x);
  }
}
