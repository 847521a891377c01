package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void warmUpEnds() {
    long nanos = KernelProviders.choose().warmUp();
    // The round that is running when the limit passes may take its time on a busy machine.
    assertThat(nanos).isPositive().isLessThan(20 * WarmUp.LIMIT_NANOS);
  }
}
