package io.phasesweep.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.random.Stream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValueTest {

  @Test
  void shortestTextReadsBack() {
    Stream draws = new Stream(1, "probe");
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(draws.u64(0, i));
      if (Double.isFinite(value)) {
        String text = new Value.Real(value).text();
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(new BigDecimal(text).precision())
            .isLessThanOrEqualTo(new BigDecimal(Double.toString(value)).precision());
      }
    }
  }

  @Test
  void textIsWhatAPersonWrites() {
    assertThat(new Value.Real(.05).text()).isEqualTo("0.05");
    assertThat(new Value.Real(20).text()).isEqualTo("20");
    assertThat(new Value.Real(-0.0).text()).isEqualTo("0");
    assertThat(new Value.Real(.00316227766).text()).isEqualTo("0.00316227766");
    assertThat(new Value.Real(2.0E23).text()).isEqualTo("2E+23");
    assertThat(new Value.Real(1e-9).text()).isEqualTo("1E-9");
    assertThat(new Value.Real(Double.MIN_VALUE).text()).isEqualTo("5E-324");
  }
}
