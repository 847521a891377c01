package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.RuleEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What dissipation buys on digits: mean validation error over seeds 1 to 5, in percent, first 3 000
 * examples to train, next 800 to validate, eight epochs. Orderings only: single seeds scatter.
 */
class MemoryDigitsTest {
  private static final Map<String, Value> DATA =
      Map.of(
          "set", new Value.Name("digits"),
          "train", new Value.Whole(3000),
          "validation", new Value.Whole(800),
          "test", new Value.Whole(1));

  private static double error(String coupling, double dissipation) {
    RuleEntry entry = Rules.entry("nonequilibrium-memory");
    Values given =
        FirstLight.DIGITS
            .with("dissipation", new Value.Real(dissipation))
            .with("dissipation-coupling", new Value.Name(coupling));
    double sum = 0;
    for (long seed = 1; seed <= 5; seed++) {
      LearningTrial plain = FirstLight.trial(entry, seed, 8, DATA);
      LearningTrial trial =
          new LearningTrial(
              entry.name(),
              entry.resolve(given),
              plain.data(),
              new Budget(Budget.Unit.EPOCHS, 8),
              new Cadence(Cadence.Every.POINTS, 1, "", 0, 0, List.of()),
              plain.stop(),
              seed);
      var facts = FirstLight.conduct(trial, FirstLight.kernels()).facts();
      sum += 100 * (Double) facts.columns().get("validation_error");
    }
    return sum / 5;
  }

  @Test
  void moreDissipationLessDamage() {
    // Providers agree to the bit, so one of them is enough; the portable one takes minutes.
    assumeThat(FirstLight.kernels().choice().provider()).isNotEqualTo("portable");
    double fixed = error("fixed-threshold", 1);
    assertThat(fixed).isGreaterThan(60);
    assertThat(error("fixed-threshold", 3)).isLessThan(15);
    double half = error("rescaled-threshold", 2);
    assertThat(half).isLessThan(11);
    assertThat(error("rescaled-threshold", 1)).isGreaterThan(1.5 * half);
    assertThat(error("setpoint-subtraction", 1)).isLessThan(9);
    for (String coupling :
        List.of("fixed-threshold", "rescaled-threshold", "setpoint-subtraction")) {
      assertThat(error(coupling, 4)).as(coupling).isLessThan(8);
    }
  }
}
