package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.analysis.DoseResponse.Answer;
import io.phasesweep.analysis.DoseResponse.Verdict;
import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** J50 and h come back from curves whose truth is planted. */
class DoseResponseTest {
  private static final List<Double> JITTER = List.of(0.25, 0.5, 0.75, 1.0, 1.5, 2.0);
  private static final double HALF = 0.8;
  private static final DoubleUnaryOperator TRUTH = j -> 1 / (1 + Math.pow(j / HALF, 2));

  /** Retained gains {@code r(jitter, seed)} of seeds 1 to {@code n}. */
  private static DoseResponse seeds(int n, List<Double> jitter, DoubleBinaryOperator r) {
    TreeMap<Long, List<Double>> retained = new TreeMap<>();
    for (long seed = 1; seed <= n; seed++) {
      List<Double> values = new ArrayList<>();
      for (double j : jitter) {
        values.add(r.applyAsDouble(j, seed));
      }
      retained.put(seed, values);
    }
    return new DoseResponse(jitter, retained);
  }

  private static HillCurve fit(double[] jitter, double... retained) {
    return HillCurve.fit(jitter, retained).orElseThrow();
  }

  @Test
  void valuesOnACurveGiveThatCurve() {
    for (double half : new double[] {0.05, 0.3, 3, 40}) {
      for (double h : new double[] {0.5, 1, 1.5, 4, 12}) {
        HillCurve truth = new HillCurve(Math.log(half), Math.log(h));
        double[] jitter = {half / 3, half / 1.5, half * 1.1, half * 2};
        HillCurve found = fit(jitter, Arrays.stream(jitter).map(truth::at).toArray());
        assertThat(found.half()).isEqualTo(half, within(1e-7 * half));
        assertThat(found.steepness()).isEqualTo(h, within(1e-7 * h));
      }
    }
    // Odds of the lost gain 1/4 at 1 and 4 at 4: log-odds rise by log 16 over log 4, so h = 2.
    HillCurve two = fit(new double[] {1, 4}, 0.8, 0.2);
    assertThat(two.half()).isEqualTo(2, within(1e-8));
    assertThat(two.steepness()).isEqualTo(2, within(1e-8));
    assertThat(two.at(0)).isEqualTo(1);
    assertThat(two.at(2)).isEqualTo(0.5, within(1e-9));
  }

  /** No step of a fine grid about the fit has a smaller sum of squares. */
  @Test
  void theFitIsTheLeastOfTheSquares() {
    double[] jitter = {0.25, 0.5, 1, 2};
    double[] retained = {1.04, 0.71, 0.44, -0.03};
    HillCurve found = fit(jitter, retained);
    double least = squares(found, jitter, retained);
    for (int i = -20; i <= 20; i++) {
      for (int k = -20; k <= 20; k++) {
        HillCurve near = new HillCurve(found.logHalf() + 0.02 * i, found.logSteepness() + 0.02 * k);
        assertThat(squares(near, jitter, retained)).isGreaterThanOrEqualTo(least);
      }
    }
  }

  private static double squares(HillCurve curve, double[] jitter, double[] retained) {
    double sum = 0;
    for (int i = 0; i < jitter.length; i++) {
      sum += Math.pow(retained[i] - curve.at(jitter[i]), 2);
    }
    return sum;
  }

  @Test
  void moreThanHalfOnTheWholeRangeIsNotExtrapolated() {
    List<Double> jitter = List.of(0.5, 1.0);
    Answer above = seeds(5, jitter, (j, seed) -> 1 - 0.45 * j + 0.001 * seed).answer();
    assertThat(above.verdict()).isEqualTo(Verdict.ABOVE);
    assertThat(above.curve()).isEmpty();
    assertThat(above.half().estimate()).isNaN();
    assertThat(seeds(5, jitter, (j, seed) -> 1 - 0.45 * j).firstBelow()).isEqualTo(2);
    Answer inside = seeds(5, jitter, (j, seed) -> 1 - 0.55 * j + 0.001 * seed).answer();
    assertThat(inside.verdict()).isEqualTo(Verdict.FITTED);
    assertThat(inside.half().estimate()).isBetween(0.5, 1.0);
    assertThat(inside.half().contains(inside.half().estimate())).isTrue();
    // One mean just below half, but the curve through all three passes half beyond the largest.
    Answer past =
        seeds(5, List.of(0.5, 0.9, 1.0), (j, seed) -> j == 0.9 ? 0.499 : j < 0.9 ? 0.7 : 0.6)
            .answer();
    assertThat(past.verdict()).isEqualTo(Verdict.ABOVE);
  }

  @Test
  void whatTheValuesLeaveOpenIsNotAnswered() {
    List<Double> jitter = List.of(0.25, 0.5, 1.0, 2.0);
    // A step: any J50 between .5 and 1 and any large h fit alike.
    assertThat(seeds(5, jitter, (j, seed) -> j < 0.75 ? 1 : 0).answer().verdict())
        .isEqualTo(Verdict.OPEN);
    assertThat(seeds(5, jitter, (j, seed) -> j < 0.75 ? 1 : 0).firstBelow()).isEqualTo(2);
    // Everything is lost at once: J50 is somewhere below the smallest.
    assertThat(seeds(5, jitter, (j, seed) -> 0).answer().verdict()).isEqualTo(Verdict.OPEN);
    // Two jitters, and nothing left at the second: the squares fall for ever as h grows.
    assertThat(seeds(5, List.of(0.5, 1.0), (j, seed) -> j < 1 ? 0.6 : -0.01).answer().verdict())
        .isEqualTo(Verdict.OPEN);
  }

  @Test
  void oneSeedHasNoInterval() {
    Answer one = seeds(1, JITTER, (j, seed) -> TRUTH.applyAsDouble(j)).answer();
    assertThat(one.half().estimate()).isEqualTo(HALF, within(1e-8));
    assertThat(one.half().low()).isNaN();
  }

  /** The truth of the document: shift of a seed N(0, .03) x 4 r (1 - r), residual N(0, .02). */
  private static DoseResponse planted(int repeat, int n) {
    Stream stream = new Stream(repeat, "planted/dose");
    return seeds(
        n,
        JITTER,
        (j, seed) -> {
          double r = TRUTH.applyAsDouble(j);
          double shift = 0.03 * stream.normal((long) seed, 0);
          double residual = 0.02 * stream.normal((long) seed, 1 + JITTER.indexOf(j));
          return r + shift * 4 * r * (1 - r) + residual;
        });
  }

  /** 2 000 repeats of 10 seeds; the bound of 10 % over the first 600. */
  @Test
  void plantedHalfComesBackAndTheIntervalCoversIt() {
    int repeats = 2_000;
    int covered = 0;
    double worst = 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      Answer answer = planted(repeat, 10).answer();
      assertThat(answer.verdict()).isEqualTo(Verdict.FITTED);
      covered += answer.half().contains(HALF) ? 1 : 0;
      if (repeat <= 600) {
        worst = Math.max(worst, Math.abs(answer.half().estimate() / HALF - 1));
      }
    }
    assertThat(worst).isLessThan(0.1);
    assertThat((double) covered / repeats).isBetween(0.93, 0.97);
  }
}
