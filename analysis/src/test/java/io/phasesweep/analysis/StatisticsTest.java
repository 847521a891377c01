package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
  private static final List<Double> DIFFERENCES =
      DoubleStream.of(6, 1, 5, 8, 4, 2, 2, 9, 1, 6).map(d -> d / 1000).boxed().toList();

  @ParameterizedTest
  @CsvSource({
    "1, 3, .038748, .823264, .061492, .792340",
    "3, 10, .092695, .605818, .107791, .603222",
    "0, 10, 0, .217196, 0, .277533"
  })
  void rates(int k, int n, double jLow, double jHigh, double wLow, double wHigh) {
    Interval jeffreys = Rates.jeffreys(k, n);
    assertThat(jeffreys.estimate()).isEqualTo((double) k / n);
    assertThat(jeffreys.low()).isEqualTo(jLow, within(5e-7));
    assertThat(jeffreys.high()).isEqualTo(jHigh, within(5e-7));
    Interval wilson = Rates.wilson(k, n);
    assertThat(wilson.low()).isEqualTo(wLow, within(5e-7));
    assertThat(wilson.high()).isEqualTo(wHigh, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"5, .956, .901", "10, .953, .869", "20, .949, .896"})
  void jeffreysCoversOnAverage(int n, double mean, double worst) {
    double[] coverage =
        IntStream.rangeClosed(2, 98)
            .mapToDouble(
                percent -> {
                  double p = percent / 100.0;
                  BinomialDistribution law = new BinomialDistribution(n, p);
                  return IntStream.rangeClosed(0, n)
                      .filter(k -> Rates.jeffreys(k, n).contains(p))
                      .mapToDouble(law::probability)
                      .sum();
                })
            .toArray();
    assertThat(Arrays.stream(coverage).average().orElseThrow()).isEqualTo(mean, within(6e-4));
    assertThat(Arrays.stream(coverage).min().orElseThrow()).isEqualTo(worst, within(6e-4));
  }

  @Test
  void rateWithoutTrialsSaysNothing() {
    assertThat(Rates.jeffreys(0, 0)).isEqualTo(new Interval(Double.NaN, 0, 1, 0));
  }

  @Test
  void pairedDifference() {
    Interval interval = Means.interval(DIFFERENCES);
    assertThat(interval.estimate()).isEqualTo(0.0044, within(1e-15));
    assertThat(interval.low()).isEqualTo(0.002343, within(5e-7));
    assertThat(interval.high()).isEqualTo(0.006457, within(5e-7));
    assertThat(Paired.signFlip(DIFFERENCES)).isEqualTo(2.0 / 1024);
  }

  @Test
  void signFlipOfManySeedsIsDrawn() {
    List<Double> apart = IntStream.range(0, 20).mapToObj(i -> 1 + 0.01 * i).toList();
    assertThat(Paired.signFlip(apart)).isEqualTo(1 / 20_001.0);
    List<Double> level = IntStream.range(0, 20).mapToObj(i -> (i % 2 == 0 ? 1.0 : -1.0)).toList();
    assertThat(Paired.signFlip(level)).isEqualTo(1);
  }

  @Test
  void oneSeedHasNoInterval() {
    Interval one = Means.interval(List.of(0.3));
    assertThat(one.estimate()).isEqualTo(0.3);
    assertThat(one.low()).isNaN();
    assertThat(one.high()).isNaN();
  }

  @Test
  void equivalence() {
    assertThat(Paired.equivalence(DIFFERENCES, 0.01)).isEqualTo(8.343e-5, within(5e-9));
    assertThat(Paired.equivalence(DIFFERENCES, 0.005)).isEqualTo(0.2629, within(5e-5));
  }

  @Test
  void manyTests() {
    double[] p = {.041, .001, .042, .008, .039};
    assertThat(ManyTests.holm(p))
        .containsExactly(new double[] {.117, .005, .117, .032, .117}, within(1e-12));
    assertThat(ManyTests.benjaminiHochberg(p))
        .containsExactly(new double[] {.042, .005, .042, .02, .042}, within(1e-12));
  }

  @Test
  void jackknifeOfTheMeanIsItsTInterval() {
    double[] d = DIFFERENCES.stream().mapToDouble(Double::doubleValue).toArray();
    double sum = Arrays.stream(d).sum();
    double[] without = Arrays.stream(d).map(v -> (sum - v) / (d.length - 1)).toArray();
    Interval jackknife = Resampling.jackknife(sum / d.length, without);
    Interval t = Means.interval(DIFFERENCES);
    assertThat(jackknife.low()).isEqualTo(t.low(), within(1e-15));
    assertThat(jackknife.high()).isEqualTo(t.high(), within(1e-15));
  }

  @Test
  void intervalsCover() {
    Stream stream = new Stream(1, "analysis-test/coverage");
    int repeats = 2_000;
    int n = 10;
    int byT = 0;
    int byJackknife = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        values.add(2 + stream.normal(repeat, i));
      }
      byT += Means.interval(values).contains(2) ? 1 : 0;
      byJackknife += squareOfMean(values).contains(4) ? 1 : 0;
    }
    assertThat((double) byT / repeats).isBetween(0.93, 0.97);
    assertThat((double) byJackknife / repeats).isBetween(0.93, 0.97);
  }

  private static Interval squareOfMean(List<Double> values) {
    int n = values.size();
    double sum = n * Means.mean(values);
    double[] without = values.stream().mapToDouble(v -> Math.pow((sum - v) / (n - 1), 2)).toArray();
    return Resampling.jackknife(Math.pow(sum / n, 2), without);
  }

  @Test
  void bootstrapOfTheMedian() {
    double[] values = IntStream.rangeClosed(1, 21).mapToDouble(i -> i).toArray();
    Interval median = Resampling.bootstrap("median", values, Resampling::median);
    assertThat(median.estimate()).isEqualTo(11);
    assertThat(median.low()).isBetween(5.0, 8.0);
    assertThat(median.high()).isBetween(14.0, 17.0);
    assertThat(Resampling.bootstrap("median", values, Resampling::median)).isEqualTo(median);
    assertThat(values).isSorted();
  }

  @Test
  void bootstrapRefusesFewSeeds() {
    assertThatThrownBy(() -> Resampling.bootstrap("median", new double[3], Resampling::median))
        .hasMessageContaining("at least 10 seeds");
  }
}
