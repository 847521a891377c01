package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClappTest extends LearnerContract {
  @Override
  protected String rule() {
    return "clapp";
  }

  /** Layers 5-4-3 learn; the last entry is the classes. The inputs are no images: no shift. */
  @Override
  protected Map<String, Object> small(Map<String, Object> given) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of("architecture", new int[] {5, 4, 3, 3}, "batch-size", 10, "max-shift", 0));
    all.putAll(given);
    return all;
  }

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(
        Map.of(),
        Map.of("retro-weights", "transposed"),
        Map.of("variant", "clapp-s"),
        Map.of("variant", "clapp-s", "retro-weights", "separate"),
        Map.of("variant", "gim", "negatives", 2),
        Map.of("variant", "hinge-cpc"),
        Map.of("variant", "cpc", "negatives", 2));
  }

  @Override
  protected Map<String, Object> everything() {
    return Map.of(
        "nudging-strength", .5,
        "phase-jitter", .5,
        "saccade-probability", .4,
        "broadcast", "network",
        "coin-reduction", "batch-mean",
        "exclude-self", true,
        "weight-noise", .1,
        "state-noise", .1);
  }

  /** Two moments up, the update again; 2 passes of M for prediction, 3 for retrodiction. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    long macs = 0;
    for (int l = 1; l < net.depth(); l++) {
      macs += 4 * net.synapses(l) + 5L * net.units(l) * net.units(l);
    }
    return new Work(1, 2, macs);
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    Map<String, Object> six = new HashMap<>(given);
    six.put("batch-size", 6);
    return new OpenLayers(ClappPlan.of(SmallTrials.values(rule(), six)));
  }

  /** Minibatches of 10 and 10 of 23 examples make an epoch: an incomplete one is dropped. */
  @Override
  @Test
  protected void progressFollowsTheDocument() {
    Learner learner =
        SmallTrials.begin(
            rule(), small(Map.of()), SmallTrials.materials(SmallTrials.uniform(23, 5, 3)));
    Work work = work(small(Map.of()));
    for (int i = 0; i < 5; i++) {
      learner.step();
    }
    Progress progress = learner.progress();
    assertThat(progress.epoch).isEqualTo(2);
    assertThat(progress.presentations).isEqualTo(50);
    assertThat(progress.minibatches).isEqualTo(5);
    assertThat(progress.updates).isEqualTo(5);
    assertThat(progress.phases).isEqualTo(5 * work.phases());
    assertThat(progress.networkSteps).isEqualTo(5 * work.networkSteps());
    assertThat(progress.macs).isEqualTo(50 * work.macs());
    assertThat(progress.predictions).isZero();
    assertThat(progress.epochMinibatches).isEqualTo(1);
  }
}
