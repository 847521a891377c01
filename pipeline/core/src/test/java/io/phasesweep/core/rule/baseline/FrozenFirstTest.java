package io.phasesweep.core.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.RuleEntry;
import org.junit.jupiter.api.Test;

/** The example of CONTRIBUTING.md builds against the seam. */
class FrozenFirstTest {

  @Test
  void entryResolvesItsDefaultsIntoTheRule() {
    RuleEntry entry = FrozenFirst.entry();
    Values values = entry.resolve(Values.none());
    assertThat(entry.factory().apply(values)).isInstanceOf(FrozenFirst.class);
    assertThat(entry.locality().apply(values).weightTransport()).isFalse();
  }
}
