package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.SmallTrials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract at the default model, and what the plan refuses. */
class FlexiblePhasesTest extends LearnerContract {
  @Override
  protected String rule() {
    return "flexible-phases";
  }

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(Map.of(), Map.of("centering-rate", 0.0));
  }

  @Override
  protected Map<String, Object> everything() {
    return Map.of(
        "phase-jitter",
        .5,
        "phase-type-correlation",
        -.5,
        "positive-phase-probability",
        .4,
        "phase-length-ratio",
        2.0,
        "learning-gate",
        .5,
        "nudging-asymmetry",
        .5,
        "weight-noise",
        .1,
        "state-noise",
        .1);
  }

  /** A phase of 20 steps: the input's drive, 20 sweeps of the layer above, one update. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    return new Work(1, 20, net.synapses(1) + 20 * 2 * net.synapses(2) + net.synapses());
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    return new OpenPhase(SmallTrials.values(rule(), given));
  }

  private Learner alternating(ArrayPart part) {
    return SmallTrials.begin(
        rule(), small(Map.of("phase-type-correlation", -1.0)), SmallTrials.materials(part));
  }

  /** Minibatches of 10, 10, 3 examples, each for a free and a pulled phase. */
  @Test
  @Override
  protected void progressFollowsTheDocument() {
    Learner learner = alternating(SmallTrials.uniform(23, 5, 3));
    Work work = work(small(Map.of()));
    for (int k = 0; k < 7; k++) {
      learner.step();
    }
    Progress progress = learner.progress();
    assertThat(progress.epoch).isEqualTo(1);
    assertThat(progress.presentations).isEqualTo(33);
    assertThat(progress.minibatches).isEqualTo(7);
    assertThat(progress.phases).isEqualTo(7);
    assertThat(progress.updates).isEqualTo(7);
    assertThat(progress.networkSteps).isEqualTo(7 * work.networkSteps());
    assertThat(progress.macs).isEqualTo((2 * 23 + 10) * work.macs());
    assertThat(progress.predictions).isEqualTo(10);
    assertThat(progress.mistakes).isBetween(0L, 10L);
  }

  @Test
  @Override
  protected void aNanInTheDataDivergesInItsStepAndThenNothingMoves() {
    ArrayPart part = SmallTrials.uniform(23, 5, 3);
    part.inputsOf()[12][3] = Float.NaN;
    Learner learner = alternating(part);
    learner.step();
    learner.step();
    assertThat(learner.progress().healthy()).isTrue();
    learner.step();
    assertThat(learner.progress().healthy()).isFalse();
    long phases = learner.progress().phases;
    learner.step();
    assertThat(learner.progress().phases).isEqualTo(phases);
  }

  @ParameterizedTest
  @CsvSource({
    "ep, estimator, paired, equilibrium-propagation",
    "ep, phase-type-correlation, -1.5, phase-type-correlation",
    "ep, positive-phase-probability, 1, positive-phase-probability",
    "rbm, batch-size, 2, 1 is allowed"
  })
  void impossibleSettingsAreRefused(String model, String setting, String value, String message) {
    Object given = value.matches("-?[0-9.]+") ? (Object) Double.valueOf(value) : value;
    assertThatThrownBy(() -> SmallTrials.rule(rule(), Map.of("model", model, setting, given)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private void assertRefused(String message, Map<String, Object> given) {
    assertThatThrownBy(() -> SmallTrials.rule(rule(), given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(message);
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefused() {
    assertRefused("nothing to jitter", Map.of("phase-length", 1.0, "phase-jitter", .5));
    assertRefused("spread of its own", Map.of("phase-length-law", "geometric", "phase-jitter", .5));
    assertRefused("whole number", Map.of("phase-length-law", "uniform", "phase-length", 2.5));
    assertRefused(
        "phase-type-correlation is -1.0",
        Map.of("phase-type-correlation", -1.0, "positive-phase-probability", .3));
    for (Map<String, Object> schedule :
        List.<Map<String, Object>>of(
            Map.of("phase-jitter", .5),
            Map.of("phase-type-correlation", .5),
            Map.of("positive-phase-probability", .3),
            Map.of("learning-gate", 1.0),
            Map.of("centering-rate", .5))) {
      java.util.HashMap<String, Object> given = new java.util.HashMap<>(schedule);
      given.put("model", "rbm");
      given.put("estimator", "paired");
      assertRefused("estimator paired", given);
    }
    assertRefused("label-readout", Map.of("label-readout", "gibbs"));
    assertRefused("nudging-strength", Map.of("model", "rbm", "nudging-strength", .5));
  }
}
