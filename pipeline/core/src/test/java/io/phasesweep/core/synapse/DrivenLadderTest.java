package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ladders whose ligand moves; numbers of nonequilibrium-memory.md 6, 7. */
class DrivenLadderTest {
  private static final Ladder PUBLISHED = new Ladder(4, 1, 25);

  @ParameterizedTest
  @CsvSource({".5, 3.3293, 3.3267", ".1, 31.989, 31.992"})
  void entropyPerPeriod(double gamma, double driven, double stationary) {
    assertThat(driven(gamma).entropyPerPeriod(1600)).isCloseTo(driven, withPercentage(.1));
    assertThat(18 * PUBLISHED.entropyRate(100, gamma)).isCloseTo(stationary, withPercentage(.1));
  }

  @Test
  void whatDrivingCostsAtDetailedBalance() {
    assertThat(driven(1).entropyPerPeriod(1600)).isCloseTo(.001185, within(2e-5));
  }

  /** Invariant 14. */
  @ParameterizedTest
  @ValueSource(doubles = {1, .5, .01, 1e-12})
  void everyStepIsPhysical(double gamma) {
    driven(gamma)
        .run(
            400,
            (middle, rate, duration) -> {
              double sum = 0;
              for (double p : middle) {
                assertThat(p).isNotNegative();
                sum += p;
              }
              assertThat(sum).isCloseTo(1, within(1e-12));
              assertThat(rate).isGreaterThan(-1e-12);
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, .01, 1, 40})
  void transitionsAreThoseOfTheMatrixExponential(double duration) {
    double[][] rates = PUBLISHED.rates(100, .05);
    double[][] q = LadderMemory.generator(rates);
    double[][] expected =
        MatrixUtils.matrixExponential(new Array2DRowRealMatrix(q).scalarMultiply(duration))
            .transpose()
            .getData();
    double[][] actual = TransitionMatrix.of(rates, duration);
    for (int i = 0; i < q.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(1e-11));
    }
  }

  private static DrivenLadder driven(double gamma) {
    return new DrivenLadder(PUBLISHED, gamma, 100, 120, new Sawtooth(3, 15));
  }
}
