package io.phasesweep.core.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseLengthsTest {

  @Test
  void tablesHaveTheirGoldenNumbers() {
    PhaseLengths half = PhaseLengths.gamma(20, .5);
    assertThat(half.cumulative(1)).isCloseTo(3.52478648e-5, within(1e-13));
    assertThat(half.cumulative(2)).isCloseTo(7.27898205e-4, within(1e-12));
    assertThat(half.cumulative(3)).isCloseTo(.00362897142, within(1e-11));
    assertThat(half.cumulative(4)).isCloseTo(.0103138287, within(1e-10));
    assertThat(half.cumulative(10)).isCloseTo(.159750266, within(1e-9));
    assertThat(half.cumulative(20)).isCloseTo(.589173598, within(1e-9));
    assertThat(half.cumulative(40)).isCloseTo(.959707153, within(1e-9));
    assertThat(variation(half)).isCloseTo(.500416493, within(1e-9));
    PhaseLengths one = PhaseLengths.gamma(20, 1);
    assertThat(one.cumulative(1)).isCloseTo(.0343990776, within(1e-10));
    assertThat(one.cumulative(4)).isCloseTo(.19020511, within(1e-8));
    assertThat(one.cumulative(10)).isCloseTo(.412465633, within(1e-9));
    assertThat(one.cumulative(40)).isCloseTo(.869786244, within(1e-9));
    assertThat(variation(one)).isCloseTo(1.000208013, within(1e-9));
  }

  private static double mean(PhaseLengths lengths) {
    double mean = 0;
    for (int t = 1; t <= lengths.longest(); t++) {
      mean += t * (lengths.cumulative(t) - lengths.cumulative(t - 1));
    }
    return mean;
  }

  private static double variation(PhaseLengths lengths) {
    double mean = mean(lengths);
    double variance = 0;
    for (int t = 1; t <= lengths.longest(); t++) {
      double mass = lengths.cumulative(t) - lengths.cumulative(t - 1);
      variance += (t - mean) * (t - mean) * mass;
    }
    return Math.sqrt(variance) / mean;
  }

  /** Golden draws of seed 1 at mean 20. */
  @Test
  void drawsHaveTheirGoldenLengths() {
    Stream draws = new Stream(1, "phase-length");
    int[] one = {62, 15, 24, 1, 94, 25, 7, 41, 23, 11, 23, 50};
    int[] two = {100, 4, 15, 1, 201, 16, 1, 47, 13, 2, 14, 70};
    for (int k = 0; k < one.length; k++) {
      assertThat(PhaseLengths.gamma(20, 1).length(draws.real64(0, k))).isEqualTo(one[k]);
      assertThat(PhaseLengths.gamma(20, 2).length(draws.real64(0, k))).isEqualTo(two[k]);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, .25", "2, 2", "4, .5", "4, 1", "20, .25", "20, 2", "30, 1.5"})
  void theMeanIsExactAndRoundingAddsLittle(int mean, double variation) {
    PhaseLengths lengths = PhaseLengths.gamma(mean, variation);
    assertThat(mean(lengths)).isCloseTo(mean, within(1e-9 * mean));
    double added = Math.pow(variation(lengths) * mean, 2) - Math.pow(variation * mean, 2);
    assertThat(added).isBetween(0.0, .25);
  }

  /** H(1 + j) is the mean of clip(j + 1 - X, 0, 1) over the gamma variable. */
  @Test
  void tableIsTheStochasticRoundingOfAGammaVariable() {
    int mean = 4;
    double m = mean - 1;
    double c = 1.0 * mean / m;
    double shape = 1 / (c * c);
    double theta = m * c * c;
    for (int j = 0; j < 12; j++) {
      double sum = 0;
      int pieces = 20_000;
      for (int i = 0; i < pieces; i++) {
        // P(X <= j + v) integrated over v in 0..1.
        sum += Gamma.regularizedGammaP(shape, (j + (i + .5) / pieces) / theta) / pieces;
      }
      assertThat(PhaseLengths.gamma(mean, 1).cumulative(1 + j)).isCloseTo(sum, within(1e-6));
    }
  }

  /** Both laws are continuous where the normal law takes over, and rigid in the limit. */
  @Test
  void tinyVariationsHaveTheirLimit() {
    for (double mean : new double[] {2, 3.25, 20, 20.5}) {
      PhaseLengths gamma = PhaseLengths.gamma(mean, 1.001e-4);
      PhaseLengths normal = PhaseLengths.gamma(mean, .4e-4);
      PhaseLengths least = PhaseLengths.gamma(mean, Double.MIN_VALUE);
      for (int t = 1; t < 25; t++) {
        double rigid = Math.min(1, Math.max(0, t + 1 - mean));
        assertThat(least.cumulative(t)).isCloseTo(rigid, within(1e-12));
        assertThat(normal.cumulative(t)).isCloseTo(rigid, within(.4 * .4e-4 * mean + 1e-9));
        assertThat(gamma.cumulative(t)).isCloseTo(rigid, within(.4 * 1.001e-4 * mean + 1e-9));
      }
      assertThat(mean(normal)).isCloseTo(mean, within(1e-9 * mean));
      assertThat(variation(PhaseLengths.gammaWithZero(mean, .9e-4)))
          .isCloseTo(variation(PhaseLengths.gammaWithZero(mean, 1.1e-4)), within(1e-3));
    }
  }

  @Test
  void lengthsGrowWithTheUniform() {
    PhaseLengths lengths = PhaseLengths.gamma(20, 2);
    int last = 0;
    for (int i = 0; i < 10_000; i++) {
      int length = lengths.length(i / 10_000.0);
      assertThat(length).isGreaterThanOrEqualTo(last);
      last = length;
    }
    assertThat(lengths.length(0)).isEqualTo(1);
    assertThat(lengths.length(Math.nextDown(1.0))).isEqualTo(lengths.longest());
  }

  @Test
  void rigidPhasesHaveTheirMean() {
    for (double u : new double[] {0, .3, Math.nextDown(1.0)}) {
      assertThat(PhaseJitter.none().lengths(7).length(u)).isEqualTo(7);
    }
    assertThat(PhaseJitter.none().lengths(1).longest()).isEqualTo(1);
  }
}
