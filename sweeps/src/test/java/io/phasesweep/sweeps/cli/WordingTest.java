package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void thousandsAreApart() {
    assertThat(Wording.count(1_640)).isEqualTo("1 640");
    assertThat(Wording.count(1, "trial")).isEqualTo("1 trial");
    assertThat(Wording.count(0, "trial")).isEqualTo("0 trials");
  }

  @Test
  void sharesBecomePercent() {
    assertThat(Wording.percent(.515)).isEqualTo("51.5 %");
    assertThat(Wording.interval(.043, .049)).isEqualTo(" [4.3, 4.9]");
    assertThat(Wording.interval(Double.NaN, Double.NaN)).isEmpty();
    assertThat(Wording.wholePercent(.9999)).isEqualTo("99 %");
    assertThat(Wording.wholePercent(1)).isEqualTo("100 %");
  }

  @Test
  void timesReadAsAPersonSaysThem() {
    assertThat(Wording.duration(37.4)).isEqualTo("37 s");
    assertThat(Wording.duration(99)).isEqualTo("1 min 39 s");
    assertThat(Wording.duration(7500)).isEqualTo("2 h 5 min");
    assertThat(Wording.clock(37)).isEqualTo("0:37");
    assertThat(Wording.clock(1280)).isEqualTo("21:20");
    assertThat(Wording.clock(3720)).isEqualTo("1:02:00");
    assertThat(Wording.clock(Double.POSITIVE_INFINITY)).isEqualTo("-");
    assertThat(Wording.about(0.2)).isEqualTo("1 s");
    assertThat(Wording.about(1260)).isEqualTo("21 min");
  }

  @Test
  void sizesHaveUnits() {
    assertThat(Wording.bytes(403_000)).isEqualTo("403 kB");
    assertThat(Wording.bytes(999_900)).isEqualTo("1 MB");
    assertThat(Wording.bytes(9.2e6)).isEqualTo("9 MB");
    assertThat(Wording.bytes(0)).isEqualTo("1 kB");
    assertThat(Wording.coreHours(5040)).isEqualTo("1.4");
    assertThat(Wording.coreHours(180)).isEqualTo("0.05");
  }
}
