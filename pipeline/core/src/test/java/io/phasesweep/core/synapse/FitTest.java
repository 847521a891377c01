package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits to response curves; numbers of nonequilibrium-memory.md 7. */
class FitTest {

  @Test
  void aLineIsFound() {
    double[] x = {1, 2, 3, 5, 8};
    double[] y = {9, 1, -1, -5, 9};
    LineFit fit = LineFit.of(x, y, 1, 4);
    assertThat(fit.intercept()).isCloseTo(5, within(1e-12));
    assertThat(fit.slope()).isCloseTo(-2, within(1e-12));
  }

  @Test
  void piecesAreFound() {
    double[] x = new double[400];
    double[] y = new double[400];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * .001875;
      y[i] = .2 - .1 * x[i] + 3 * Math.max(0, x[i] - .2) - 2.2 * Math.max(0, x[i] - .413);
    }
    PiecewiseFit fit = PiecewiseFit.of(x, y);
    assertThat(fit.first()).isCloseTo(.2, within(1e-5));
    assertThat(fit.second()).isCloseTo(.413, within(1e-5));
    assertThat(fit.slope()).isCloseTo(.7, within(1e-5));
    assertThat(fit.intercept()).isCloseTo(.2 - 3 * .2 + 2.2 * .413, within(1e-5));
  }

  @Test
  void threePiecesOfAResponseCurve() {
    double[] x = new double[400];
    double[] y = new double[400];
    curve(new PeriodResponse(new CascadeKernel(20, 0), new Sawtooth(1, 9), mesh()), 0, 9, x, y);
    PiecewiseFit fit = PiecewiseFit.of(x, y);
    assertThat(fit.first()).isCloseTo(.111, within(.005));
    assertThat(fit.second()).isCloseTo(.113, within(.005));
    assertThat(fit.slope()).isCloseTo(.987, within(.005));
    assertThat(fit.intercept()).isCloseTo(-.017, within(.005));
  }

  /** Experiment 2: 8 points of A/A_max in [.45, .74]. */
  @ParameterizedTest
  @CsvSource({"1, 20, .01195", "2, 20, .02293", "4, 20, .04549", "4, 40, .05033", "1, 5, -.0099"})
  void offsetOfAnArea(double fast, double slow, double offset) {
    PeriodResponse response =
        new PeriodResponse(new CascadeKernel(20, .05), new Sawtooth(fast, slow), mesh());
    double[] x = new double[8];
    double[] y = new double[8];
    for (int i = 0; i < 8; i++) {
      x[i] = .45 + .29 * i / 7;
      y[i] = response.update(25, 100 * x[i], 100 / slow, DeadZone.HARD) / 100;
    }
    assertThat(LineFit.of(x, y, 0, 8).intercept()).isCloseTo(offset, within(3e-4));
  }

  private static void curve(
      PeriodResponse response, double mean, double slow, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] = .75 * i / x.length;
      y[i] = response.update(mean, 100 * x[i], 100 / slow, DeadZone.HARD) / 100;
    }
  }

  private static Mesh mesh() {
    return new Mesh(.001, 2);
  }
}
