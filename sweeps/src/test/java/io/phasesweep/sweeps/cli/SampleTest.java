package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  @Test
  void sharesRoundUpAndNumbersStay() {
    assertThat(Sample.of("1%").size(800)).isEqualTo(8);
    assertThat(Sample.of("1%").size(45)).isEqualTo(1);
    assertThat(Sample.of("100 %").size(45)).isEqualTo(45);
    assertThat(Sample.of("20").size(45)).isEqualTo(20);
    assertThat(Sample.of("20").size(7)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0%", "101%", "-1", "1.5", "all", ""})
  void allElseIsRefused(String text) {
    assertThatThrownBy(() -> Sample.of(text))
        .isInstanceOf(UsageProblem.class)
        .hasMessageContaining("'" + text + "'");
  }
}
