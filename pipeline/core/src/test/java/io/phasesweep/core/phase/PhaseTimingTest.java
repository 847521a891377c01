package io.phasesweep.core.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.setting.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights, disorder and draws of phases; golden numbers of the specification, seed 1. */
class PhaseTimingTest {

  private static PhaseTiming timing(
      double b, double r, String law, double cv, double ratio, double gate) {
    double down = PhaseTiming.negativeMean(20, b, ratio);
    return new PhaseTiming(
        b, r, Double.NaN, gate, lengths(law, ratio * down, cv), lengths(law, down, cv), 1);
  }

  private static PhaseLengths lengths(String law, double mean, double cv) {
    return switch (law) {
      case "geometric" -> PhaseLengths.geometric(mean);
      case "uniform" -> PhaseLengths.uniform((int) mean);
      case "gamma-with-zero" -> PhaseLengths.gammaWithZero(mean, cv);
      default -> PhaseLengths.gamma(mean, cv);
    };
  }

  @ParameterizedTest
  @CsvSource({
    ".5, -.5, gamma, .5, 1, 0, .583749999, .5, 20",
    ".5, 0, geometric, 0, 1, 0, 1.95, .5, 20",
    ".5, 0, gamma, 1, 1, .5, 1.9524684, .5, 10.250807988",
    ".5, 0, gamma, 0, .5, 0, 1, .325, 20",
    ".5, -1, gamma, .5, 2, 0, .250585934, .666666667, 20",
    ".3, .2, gamma, .5, 2, 0, 1.750334478, .461538462, 20",
    ".3, 0, gamma, 0, 2, .5, 1, .461538462, 10.4"
  })
  void derivedColumnsHaveTheirGoldenNumbers(
      double b,
      double r,
      String law,
      double cv,
      double ratio,
      double gate,
      double kappa,
      double share,
      double events) {
    PhaseTiming timing = timing(b, r, law, cv, ratio, gate);
    assertThat(timing.disorder()).isCloseTo(kappa, within(1e-8));
    assertThat(timing.effectiveShare()).isCloseTo(share, within(1e-8));
    assertThat(timing.meanEvents()).isCloseTo(events, within(1e-8));
    assertThat(timing.commonModeGain()).isEqualTo(0);
  }

  private static String types(double b, double r) {
    PhaseSchedule schedule =
        new PhaseSchedule(timing(b, r, "gamma", 0, 1, 0), Polarity.POSITIVE, 1, "");
    StringBuilder types = new StringBuilder();
    Polarity last = Polarity.POSITIVE;
    for (int k = 0; k < 12; k++) {
      last = schedule.type(k, last);
      types.append(last == Polarity.POSITIVE ? '+' : '-');
    }
    return types.toString();
  }

  @Test
  void typesHaveTheirGoldenDraws() {
    assertThat(types(.5, 0)).isEqualTo("++-++-+++-++");
    assertThat(types(.5, -.5)).isEqualTo("+-+++-+++-+-");
    assertThat(types(.5, .9)).isEqualTo("++++++++++++");
    assertThat(types(.3, 0)).isEqualTo("---++--++---");
    assertThat(types(.3, .5)).isEqualTo("---++++++---");
    assertThat(types(.5, -1)).isEqualTo("+-+-+-+-+-+-");
  }

  @ParameterizedTest
  @CsvSource({
    "gamma, 1, 62 15 24 1 94 25 7 41 23 11 23 50",
    "gamma, 2, 100 4 15 1 201 16 1 47 13 2 14 70",
    "gamma-with-zero, 1, 62 15 25 0 93 25 7 41 23 11 24 51",
    "geometric, 0, 61 15 25 1 91 25 7 41",
    "uniform, 0, 38 21 28 1 39 29 12 35"
  })
  void lengthsHaveTheirGoldenDraws(String law, double cv, String expected) {
    PhaseSchedule schedule =
        new PhaseSchedule(timing(.5, 0, law, cv, 1, 0), Polarity.POSITIVE, 1, "");
    String[] golden = expected.split(" ");
    for (int k = 0; k < golden.length; k++) {
      assertThat(schedule.length(k, Polarity.NEGATIVE)).isEqualTo(Integer.parseInt(golden[k]));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.1, .3, .5, .7, .9})
  void weightsHaveMeanZeroAndTheirVariance(double b) {
    PhaseTiming timing = timing(b, 0, "gamma", 1, 1, 0);
    double up = timing.sign(Polarity.POSITIVE);
    double down = timing.sign(Polarity.NEGATIVE);
    assertThat(b * up + (1 - b) * down).isCloseTo(0, within(1e-12));
    assertThat(b * up * up + (1 - b) * down * down)
        .isCloseTo(1 / (b * (1 - b)), within(1e-11 / (b * (1 - b))));
  }

  @Test
  void wrongWeightsLeaveTheCommonMode() {
    PhaseLengths one = PhaseLengths.rigid(20);
    PhaseTiming timing = new PhaseTiming(.5, 0, .4, 0, one, one, 1);
    assertThat(timing.commonModeGain()).isCloseTo(.5 / .4 - .5 / .6, within(1e-15));
  }

  /** kappa/(b(1 - b)) is the variance of sum s n/E[n] per phase. */
  @ParameterizedTest
  @CsvSource({"-.5, 0, 1", "0, 1, 1", ".5, 1, 1", "0, 1, 2", ".5, 0, 2"})
  void disorderIsTheLongRunVariance(double r, double cv, double ratio) {
    PhaseTiming timing = timing(.5, r, "gamma", cv, ratio, 0);
    PhaseSchedule schedule = new PhaseSchedule(timing, Polarity.POSITIVE, 3, "");
    int windows = 4_000;
    int width = 500;
    double squares = 0;
    Polarity last = Polarity.POSITIVE;
    long k = 0;
    for (int w = 0; w < windows; w++) {
      double sum = 0;
      for (int i = 0; i < width; i++, k++) {
        last = schedule.type(k, last);
        // b(1 - b) of time, not of phases, where lengths differ: s n/E[n] with its own share.
        int n = timing.events(schedule.length(k, last));
        sum += timing.sign(last) * n / timing.meanEvents();
      }
      squares += sum * sum;
    }
    double expected = timing.disorder() / (timing.b() * (1 - timing.b()));
    assertThat(squares / windows / width / expected).isCloseTo(1, within(.08));
  }

  @Test
  void drawsHaveTheirShareCorrelationAndMean() {
    PhaseTiming timing = timing(.3, .4, "gamma", .5, 1, 0);
    PhaseSchedule schedule = new PhaseSchedule(timing, Polarity.POSITIVE, 5, "");
    int count = 100_000;
    double positive = 0;
    double repeats = 0;
    double steps = 0;
    Polarity last = Polarity.POSITIVE;
    for (int k = 0; k < count; k++) {
      Polarity type = schedule.type(k, last);
      positive += type == Polarity.POSITIVE ? 1 : 0;
      repeats += k > 0 && type == last ? 1 : 0;
      steps += schedule.length(k, type);
      last = type;
    }
    double share = positive / count;
    double spread = Math.sqrt(.3 * .7 * (1.4 / .6) / count);
    assertThat(share).isCloseTo(.3, within(4 * spread));
    double changes = 1 - repeats / (count - 1);
    double expected = 2 * .3 * .7 * .6;
    assertThat(changes)
        .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) * 1.5 / count)));
    assertThat(steps / count).isCloseTo(20, within(4 * 10 / Math.sqrt(count)));
  }

  /** Constant signals, 1 in positive and 0 in negative phases, under a centering trace. */
  @ParameterizedTest
  @ValueSource(doubles = {-.9, -.5, .5})
  void centeringWeakensTheMeanUpdateByTheGain(double r) {
    double rho = .5;
    PhaseTiming timing = timing(.5, r, "gamma", 0, 1, 1);
    PhaseSchedule schedule = new PhaseSchedule(timing, Polarity.POSITIVE, 2, "");
    int count = 200_000;
    double c = 0;
    double sum = 0;
    Polarity last = Polarity.POSITIVE;
    for (int k = 0; k < count; k++) {
      last = schedule.type(k, last);
      double signal = last == Polarity.POSITIVE ? 1 : 0;
      sum += timing.sign(last) * (signal - c);
      c += rho * (signal - c);
    }
    assertThat(sum / count / PhaseTiming.gain(r, rho)).isCloseTo(1, within(.01));
    assertThat(PhaseTiming.gain(0, rho)).isEqualTo(1);
    assertThat(PhaseTiming.gain(r, 0)).isEqualTo(1);
  }

  @Test
  void aGateLeavesTheEndOfAPhase() {
    assertThat(timing(.5, 0, "gamma", 0, 1, 0).events(20)).isEqualTo(20);
    assertThat(timing(.5, 0, "gamma", 0, 1, .5).events(7)).isEqualTo(4);
    assertThat(timing(.5, 0, "gamma", 0, 1, .9).events(20)).isEqualTo(2);
    PhaseTiming end = timing(.5, 0, "gamma", 1, 1, 1);
    assertThat(end.events(7)).isEqualTo(1);
    assertThat(end.events(0)).isEqualTo(0);
    assertThat(end.disorder()).isEqualTo(1);
  }

  @Test
  void impossibleTypesAreRefused() {
    assertThatThrownBy(() -> timing(.3, -.5, "gamma", 0, 1, 0))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("phase-type-correlation is -0.5")
        .hasMessageContaining("-0.4285714285714286");
    assertThatThrownBy(() -> timing(.5, 1, "gamma", 0, 1, 0)).isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> timing(1, 0, "gamma", 0, 1, 0)).isInstanceOf(InvalidSetting.class);
  }

  /** End-only learning of a chain that forgets its start by a factor .8 a step: bias E[.8^T]. */
  @ParameterizedTest
  @CsvSource({
    "gamma, 0, .32768, .537856",
    "uniform, 0, .384792121, .492166303",
    "geometric, 0, .444444444, .444444444",
    "gamma, .5, .373547389, .501162089"
  })
  void finitePhasesAreBiasedAsDerived(String law, double cv, double end, double constant) {
    PhaseLengths lengths = lengths(law, 5, cv);
    double left = 0;
    double during = 0;
    double probability;
    double before = 0;
    for (int t = 1; t <= lengths.longest(); t++) {
      probability = lengths.cumulative(t) - before;
      before = lengths.cumulative(t);
      double distance = 1;
      double sum = 0;
      for (int i = 1; i <= t; i++) {
        distance *= .8;
        sum += distance;
      }
      left += probability * distance;
      during += probability * sum;
    }
    assertThat(left).isCloseTo(end, within(1e-9));
    assertThat(during / 5).isCloseTo(constant, within(1e-9));
  }
}
