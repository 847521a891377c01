package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * DP without damping on a net whose weights are too large for it: above c = 1 its inference grows
 * without bound. The trial is a result with the date, not an error.
 */
class DivergingDualTest {
  private final Catalog catalog = Catalog.ofMachine();

  @Test
  void aDivergedTrialIsAResultWithItsEpoch() {
    TrialResult result = conduct("dp");
    assertThat(result.outcome()).isInstanceOf(Outcome.Diverged.class);
    Outcome.Diverged diverged = (Outcome.Diverged) result.outcome();
    assertThat(diverged.epoch()).isGreaterThan(0).isLessThanOrEqualTo(2);
    assertThat(diverged.why()).isNotEmpty();
    assertThat(conduct("dp").facts().columns().get("result_digest"))
        .isEqualTo(result.facts().columns().get("result_digest"))
        .isNotNull();
  }

  @Test
  void theAdjointFormDoesNotDiverge() {
    assertThat(conduct("dp-transpose").outcome()).isNotInstanceOf(Outcome.Diverged.class);
  }

  private TrialResult conduct(String variant) {
    DataKey digits = catalog.key(Map.of("set", new Value.Name("digits")), Path.of("."));
    Values given =
        Values.none()
            .with("variant", new Value.Name(variant))
            .with("output-nudge", new Value.Name("current"))
            .with("inference-passes", new Value.Whole(200))
            .with("init-gain", new Value.Real(4))
            .with(Settings.NUDGING_ASYMMETRY, new Value.Real(variant.equals("dp") ? 0 : 1))
            .with(Settings.ARCHITECTURE, Architecture.value(64, 64, 64, 10));
    LearningTrial trial =
        new LearningTrial(
            "dual-propagation",
            Rules.entry("dual-propagation").resolve(given),
            digits,
            new Budget(Budget.Unit.EPOCHS, 2),
            Cadence.eachEpoch(),
            StopRule.standard(),
            1);
    return new TrialRunner()
        .conduct(trial, new Materials(catalog.load(digits), FirstLight.kernels()));
  }
}
