package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of one synapse over one period; numbers of nonequilibrium-memory.md 6, 7. */
class PeriodResponseTest {
  private static final double B = 20;
  private static final Mesh MESH = new Mesh(.001, 2);

  @ParameterizedTest
  @CsvSource({
    "-25, 25, 1, 9, 11.111111111111111, 0, 47.7434",
    "0, 50, 1, 20, 5, .05, 50.9193",
    "-5, 25, 3, 15, 3.3333333333333333, 0, 29.2916",
    "-10, 10, .5, 20, 2.5, 0, 19.4862"
  })
  void updateOfOnePeriod(
      double free, double clamped, double fast, double slow, double theta, double area, double w) {
    double update =
        response(area, fast, slow)
            .update((free + clamped) / 2, clamped - free, theta, DeadZone.HARD);
    assertThat(update).isCloseTo(w, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({
    "11, 0, 1e-3",
    "11.5, 7.8513, 1e-3",
    "15, 12.8361, 1e-3",
    "50, 47.7434, 1e-3",
    "99, 95.3741, 1e-3",
    "99.9, 96.247, 1e-3",
    "100.1, 4.04, .05",
    "101, 2.522, .005",
    "150, .340, .005"
  })
  void responseCurve(double amplitude, double update, double tolerance) {
    assertThat(ideal(1, 9).update(0, amplitude, 100 / 9.0, DeadZone.HARD))
        .isCloseTo(update, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9, 100, 50, .95487",
    "1, 9, 100, 30, .93780",
    "1, 9, 100, 12, .74534",
    "2, 20, 100, 50, .97949",
    "2, 20, 100, 12, .90820",
    ".5, 20, 100, 50, .97591",
    "3, 15, 50, 30, .97639",
    "1, 9, 100, 10, 0"
  })
  void updatePerAmplitude(double fast, double slow, double most, double a, double expected) {
    double update = ideal(fast, slow).update(0, a, most / slow, DeadZone.HARD) / a;
    assertThat(update).isCloseTo(expected, within(3e-5));
  }

  @ParameterizedTest
  @CsvSource({
    ".1, 1, 4.4970",
    ".1, 5, 24.486",
    ".5, 5, 9.9706",
    "1, 9, 9.0000",
    "1, 50, 50.000",
    "3, 15, 5.0000"
  })
  void learningRange(double fast, double slow, double range) {
    double least = ideal(fast, slow).leastAmplitude(0, 100 / slow);
    double digit = range < 10 ? 5e-5 : 5e-4;
    assertThat(100 / least).isCloseTo(range, within(digit));
  }

  /** Leak of an area through the dead zone. */
  @ParameterizedTest
  @CsvSource({"0, 49.146", "100, 53.037", "200, 57.496", "300, 189.00", "400, 252.00"})
  void leak(double mean, double update) {
    assertThat(response(.03, 1, 20).update(mean, 50, 5, DeadZone.HARD))
        .isCloseTo(update, within(.01));
  }

  @ParameterizedTest
  @CsvSource({
    ".05, 0",
    ".11, .2634",
    ".31, .7729",
    ".51, .8573",
    "1.01, .92134",
    "4.01, .97015",
    "8, .9778"
  })
  void updateAgainstTheFastRamp(double fast, double expected) {
    double theta = (20 / 20.0 + 20 / fast) / 2;
    double update = ideal(fast, 20 - fast).update(0, 20, theta, DeadZone.HARD) / 20;
    assertThat(update).isCloseTo(expected, within(3e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 47.669", ".01, 48.208"})
  void integralFeedbackLearns(double leak, double update) {
    StateSpaceKernel kernel = StateSpaceKernel.integralFeedback(1, leak, 1, .05);
    PeriodResponse response =
        new PeriodResponse(kernel, new Sawtooth(10, 90), new Mesh(.001, kernel.settling()));
    assertThat(response.update(0, 50, 10 / 9.0, DeadZone.HARD)).isCloseTo(update, within(.005));
  }

  /** Invariant 6: the closed form of regime ii. */
  @ParameterizedTest
  @CsvSource({"1, 9, 50", "2, 20, 12", ".5, 20, 50", "3, 15, 40", ".5, 5, 50"})
  void closedForm(double fast, double slow, double a) {
    double theta = 100 / slow;
    double update = ideal(fast, slow).update(0, a, theta, DeadZone.HARD);
    assertThat(update / a).isCloseTo(closedForm(fast, slow, a, theta) / a, within(2e-5));
  }

  private static double closedForm(double fast, double slow, double a, double theta) {
    double d = a / fast + a / slow;
    double p = (theta + a / slow) / d;
    if (p >= 1) {
      return 0;
    }
    double x1 = inverse(p);
    double x2 = inverse(1 - p);
    double bracket =
        x1 * g(3, x1) - 3 / B * g(4, x1) + 3 / B * (1 - g(4, x2)) - x2 * (1 - g(3, x2));
    return a - a / slow * (x2 - x1) - d * bracket;
  }

  private static double g(int shape, double t) {
    return Gamma.regularizedGammaP(shape, B * t);
  }

  private static double inverse(double p) {
    double low = 0;
    double high = 10;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (g(3, middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Invariant 2: the chain is the circular convolution with its taps. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .05, .5})
  void theChainIsAConvolution(double area) {
    double h = 1e-4;
    double[] taps = new double[20_000];
    CascadeKernel kernel = new CascadeKernel(B, area);
    for (int i = 0; i < taps.length; i++) {
      taps[i] = kernel.at(i * h);
    }
    Mesh mesh = new Mesh(.005, 2);
    PeriodResponse convolved =
        new PeriodResponse(new TapKernel(taps, h, 0), new Sawtooth(1, 5), mesh);
    PeriodResponse chain = new PeriodResponse(kernel, new Sawtooth(1, 5), mesh);
    for (double a : new double[] {-40, 30, 80}) {
      double there = convolved.update(10, a, 18, DeadZone.HARD);
      double here = chain.update(10, a, 18, DeadZone.HARD);
      assertThat((there - here) / Math.abs(a)).isCloseTo(0, within(1e-4));
    }
  }

  /** Invariant 3: without a threshold the rule is linear and learns the mean only. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .05, .5})
  void aLinearRuleLearnsNothingButTheMean(double area) {
    double update = response(area, 1, 9).update(3, 50, 0, DeadZone.HARD);
    assertThat(update).isCloseTo(area * 3 * 10, within(1e-10));
  }

  /** Invariant 4. */
  @Test
  void symmetries() {
    PeriodResponse ideal = ideal(1, 9);
    double update = ideal.update(0, 50, 11, DeadZone.HARD);
    assertThat(ideal.update(77, 50, 11, DeadZone.HARD)).isCloseTo(update, within(1e-9));
    assertThat(ideal.update(0, -50, 11, DeadZone.HARD)).isCloseTo(-update, within(1e-9));
    assertThat(ideal(9, 1).update(0, 50, 11, DeadZone.HARD)).isCloseTo(-update, within(1e-9));
    assertThat(ideal(4, 4).update(0, 50, 5, DeadZone.HARD)).isCloseTo(0, within(1e-9));
    PeriodResponse leaky = response(.05, 1, 9);
    double once = leaky.update(20, 50, 11, DeadZone.HARD);
    assertThat(leaky.update(60, 150, 33, DeadZone.HARD)).isCloseTo(3 * once, within(1e-9));
    double cubic = leaky.update(20, 50, 11, DeadZone.CUBIC);
    assertThat(leaky.update(60, 150, 33, DeadZone.CUBIC) / cubic).isCloseTo(9, within(1e-9));
  }

  /** Invariant 5: the two plateaus. */
  @Test
  void plateaus() {
    PeriodicSignal signal = new Sawtooth(1, 9).signal(MESH);
    double[] v = new CascadeKernel(B, 0).respond(signal);
    assertThat(20 * v[900]).isCloseTo(19.9998, within(1e-3));
    assertThat(20 * v[v.length - 1]).isCloseTo(-2.2222, within(1e-3));
  }

  /** Invariant 7: one long piece, and one response for all amplitudes, lose nothing. */
  @Test
  void coarsePiecesAndSharedResponsesLoseNothing() {
    for (double area : new double[] {0, .05}) {
      CascadeKernel kernel = new CascadeKernel(B, area);
      Sawtooth sawtooth = new Sawtooth(4, 9);
      PeriodResponse fine = new PeriodResponse(kernel, sawtooth, new Mesh(.001, 100));
      PeriodResponse coarse = new PeriodResponse(kernel, sawtooth, MESH);
      for (double a : new double[] {-30, 12, 60, 110}) {
        double update = coarse.update(5, a, 11, DeadZone.HARD);
        assertThat(update).isCloseTo(fine.update(5, a, 11, DeadZone.HARD), within(1e-9 * 100));
        assertThat(update).isCloseTo(simulated(kernel, sawtooth, 5, a, 11), within(1e-9 * 100));
      }
    }
  }

  /** The signal itself, from rest, five periods of warm-up, then one that counts. */
  private static double simulated(
      CascadeKernel kernel, Sawtooth sawtooth, double mean, double a, double theta) {
    PeriodicSignal w = sawtooth.signal(MESH);
    FilterRun run = new FilterRun(kernel, new double[3]);
    double update = 0;
    for (int period = 0; period < 6; period++) {
      update = 0;
      for (int i = 0; i < w.pieces(); i++) {
        double from = run.response();
        run.advance(w.duration(i), mean + a * w.start(i), mean + a * w.end(i));
        update += w.duration(i) * DeadZone.HARD.mean(from, run.response(), theta);
      }
    }
    return update;
  }

  @Test
  void theDeadZoneIntegratesLinearPiecesExactly() {
    double[][] pieces = {{-3, 5}, {0, 2}, {1, 1}, {-2, -.5}, {.2, .9}, {4, -4}, {1.5, 6}, {0, 0}};
    for (double[] piece : pieces) {
      for (DeadZone zone : DeadZone.values()) {
        double sum = 0;
        int n = 400_000;
        for (int i = 0; i < n; i++) {
          double u = piece[0] + (piece[1] - piece[0]) * (i + .5) / n;
          sum += zone == DeadZone.CUBIC ? u * u * u / 1.2 : Math.abs(u) >= 1.2 ? u : 0;
        }
        assertThat(zone.mean(piece[0], piece[1], 1.2)).isCloseTo(sum / n, within(3e-5));
      }
    }
  }

  private static PeriodResponse ideal(double fast, double slow) {
    return response(0, fast, slow);
  }

  private static PeriodResponse response(double area, double fast, double slow) {
    return new PeriodResponse(new CascadeKernel(B, area), new Sawtooth(fast, slow), MESH);
  }
}
