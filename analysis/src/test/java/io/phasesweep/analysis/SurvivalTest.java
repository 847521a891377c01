package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurvivalTest {
  private static final Offset<Double> PRINTED = within(5e-7);

  /** Times as text, a plus for those that were last seen without an event. */
  static Survival survival(String times) {
    return Survival.of(
        Arrays.stream(times.split(" "))
            .map(
                t ->
                    t.endsWith("+")
                        ? new Survival.Count(Double.parseDouble(t.replace("+", "")), 0, 1)
                        : new Survival.Count(Double.parseDouble(t), 1, 0))
            .toList());
  }

  private static Survival.Step step(Survival curve, double time) {
    return curve.steps().stream().filter(s -> s.time() == time).findFirst().orElseThrow();
  }

  /** Golden values of the specification [derived]. */
  @Test
  void curveOfTheGoldenTimes() {
    Survival curve =
        survival("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
    assertThat(curve.n()).isEqualTo(21);
    assertThat(curve.events()).isEqualTo(9);
    assertThat(step(curve, 6).share()).isEqualTo(.857143, PRINTED);
    assertThat(step(curve, 6).error()).isEqualTo(.076360, PRINTED);
    assertThat(step(curve, 10).share()).isEqualTo(.752941, PRINTED);
    assertThat(step(curve, 10).error()).isEqualTo(.096350, PRINTED);
    assertThat(curve.at(10).low()).isEqualTo(.503200, PRINTED);
    assertThat(curve.at(10).high()).isEqualTo(.889362, PRINTED);
    assertThat(curve.at(12).estimate()).isEqualTo(.752941, PRINTED);
    assertThat(step(curve, 23).share()).isEqualTo(.448179, PRINTED);
    assertThat(step(curve, 23).error()).isEqualTo(.134591, PRINTED);
  }

  /** Golden values of the specification [derived]. */
  @Test
  void twoGroupsOfTheSpecification() {
    Survival steady = survival("22 37 41 50+ 50+ 50+ 50+ 50+ 50+ 50+");
    Survival fragile = survival("5 8 9 11 14 17 21 30 50+ 50+");
    assertThat(steady.at(50).estimate()).isEqualTo(.7, within(1e-12));
    assertThat(fragile.at(50).estimate()).isEqualTo(.2, within(1e-12));
    assertThat(steady.restrictedMean(50).estimate()).isEqualTo(45.0, within(1e-9));
    assertThat(fragile.restrictedMean(50).estimate()).isEqualTo(21.5, within(1e-9));
    LogRank test = LogRank.of(List.of(steady, fragile));
    assertThat(test.statistic()).isEqualTo(8.009867, PRINTED);
    assertThat(test.freedom()).isEqualTo(1);
    assertThat(test.p()).isEqualTo(.004652, PRINTED);
    // Which group is the last one does not matter.
    assertThat(LogRank.of(List.of(fragile, steady)).statistic())
        .isEqualTo(test.statistic(), within(1e-9));
  }

  @Test
  void withoutCensoringTheCurveIsTheShareLeftAndTheMeanTheMean() {
    Survival curve = survival("1 2 3 4");
    assertThat(curve.at(2).estimate()).isEqualTo(.5, within(1e-12));
    assertThat(curve.restrictedMean(4).estimate()).isEqualTo(2.5, within(1e-12));
    // Greenwood without censoring is the binomial variance.
    assertThat(step(curve, 2).error()).isEqualTo(Math.sqrt(.5 * .5 / 4), within(1e-12));
  }

  @Test
  void aCurveOnWhichNothingHappenedKeepsAnInterval() {
    Survival curve = survival("5+ 5+ 5+");
    assertThat(curve.at(5)).isEqualTo(new Interval(1, Rates.jeffreys(3, 3).low(), 1, 3));
    assertThat(LogRank.of(List.of(curve, curve)).p()).isNaN();
    Survival gone = survival("1 2 3");
    assertThat(gone.at(3).estimate()).isZero();
    assertThat(gone.at(3).high()).isEqualTo(Rates.jeffreys(0, 3).high());
  }

  /** A trial cut at epoch 12 must leave open what happens to its twin that was not cut. */
  @Test
  void theIntervalFromAPrunedRunCoversItsTwin() {
    int covered = 0;
    int sweeps = 400;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      Stream stream = new Stream(sweep, "invented/pruned");
      List<Survival.Count> pruned = new ArrayList<>();
      int kept = 0;
      for (int i = 0; i < 40; i++) {
        double collapse = -30 * Math.log(1 - stream.real64(0, i));
        double seen = stream.real64(1, i) < 0.3 ? 12 : 40;
        kept += collapse > 40 ? 1 : 0;
        pruned.add(
            collapse <= seen
                ? new Survival.Count(Math.ceil(collapse), 1, 0)
                : new Survival.Count(seen, 0, 1));
      }
      covered += Survival.of(pruned).at(40).contains(kept / 40.0) ? 1 : 0;
    }
    // The twin's own share moves less than the truth would, so coverage is above 95 %.
    assertThat((double) covered / sweeps).isGreaterThan(0.95);
  }

  /** Planted hazard: the interval covers the true share of an exponential. */
  @Test
  void aKnownHazardIsRecovered() {
    int covered = 0;
    int sweeps = 1000;
    double truth = Math.exp(-40 / 60.0);
    for (int sweep = 0; sweep < sweeps; sweep++) {
      Stream stream = new Stream(sweep, "invented/hazard");
      List<Survival.Count> counts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        double collapse = -60 * Math.log(1 - stream.real64(0, i));
        double seen = 20 + 60 * stream.real64(1, i);
        counts.add(
            new Survival.Count(
                Math.min(collapse, seen), collapse <= seen ? 1 : 0, collapse <= seen ? 0 : 1));
      }
      covered += Survival.of(counts).at(40).contains(truth) ? 1 : 0;
    }
    assertThat((double) covered / sweeps).isBetween(.93, .97);
  }
}
