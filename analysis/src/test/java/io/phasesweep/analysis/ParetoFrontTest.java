package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.random.Stream;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

  /** Golden values of the specification [derived]. */
  @Test
  void frontOfFivePoints() {
    double[][] points = {{.05, 10}, {.06, 5}, {.055, 12}, {.1, 1}, {.11, 1}};
    assertThat(ParetoFront.of(points)).containsExactly(true, true, false, true, false);
  }

  /** Seeds resampled apart would give .769547 and .230453 [derived]. */
  @Test
  void seedsAreResampledTogether() {
    double[][] errors = {{.1, .2, .3}, {.15, .25, .35}};
    double[][] costs = {{1}, {1}};
    assertThat(ParetoFront.membership(errors, costs)).containsExactly(1, 0);
  }

  @Test
  void equalCellsShareTheFrontAndACheaperOneStaysOnIt() {
    double[][] errors = {{.1, .2}, {.1, .2}, {.5, .6}};
    double[][] costs = {{2}, {2}, {1}};
    assertThat(ParetoFront.membership(errors, costs)).containsExactly(1, 1, 1);
  }

  /** Two cells of one truth and one cost: each is the better one in half of the resamples. */
  @Test
  void membershipIsUndecidedWhereTheTruthIs() {
    int seeds = 200;
    double[][] errors = new double[2][seeds];
    Stream stream = new Stream(3, "invented/pareto");
    for (int s = 0; s < seeds; s++) {
      double shared = .05 * stream.normal(0, s);
      // Antithetic, so that the two means are equal to the last digits.
      double own = (s % 2 == 0 ? 1 : -1) * .01 * stream.real64(1, s / 2);
      errors[0][s] = .3 + shared + own;
      errors[1][s] = .3 + shared - own;
    }
    double[] membership = ParetoFront.membership(errors, new double[][] {{1}, {1}});
    assertThat(membership[0]).isBetween(.45, .55);
    assertThat(membership[0] + membership[1]).isBetween(1.0, 1.01);
  }
}
