package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.network.LearningRate.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {
  private static LearningRate rate(Schedule schedule) {
    return new LearningRate(schedule, .025, 1e-3, 2e-6, 10, 120);
  }

  @ParameterizedTest
  @CsvSource({"0, .001", "5, .013", "10, .025", "65, .012501", "120, 2e-6", "300, 2e-6"})
  void warmsUpAndDecays(double epoch, double expected) {
    assertThat(rate(Schedule.WARMUP_COSINE).at(epoch, .5)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void fallsLinearlyOverTheBudget() {
    assertThat(rate(Schedule.LINEAR).at(3, .25)).isEqualTo(.025 * .75);
    assertThat(rate(Schedule.LINEAR).at(3, 1.25)).isZero();
    assertThat(rate(Schedule.CONSTANT).at(3, .25)).isEqualTo(.025);
  }
}
