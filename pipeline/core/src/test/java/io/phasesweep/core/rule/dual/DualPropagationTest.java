package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.List;
import java.util.Map;

class DualPropagationTest extends LearnerContract {
  @Override
  protected String rule() {
    return "dual-propagation";
  }

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(
        Map.of("activation", "tanh"),
        Map.of("activation", "tanh", "variant", "dp", "optimizer", "momentum"),
        Map.of("activation", "tanh", "variant", "dp-damped", "optimizer", "sgd"));
  }

  @Override
  protected Map<String, Object> everything() {
    return Map.of(
        "activation",
        "sigmoid",
        "variant",
        "dp-damped",
        "nudging-asymmetry",
        .25,
        "initial-state",
        "persistent",
        "inference-order",
        "random",
        "updates-per-batch",
        2,
        "phase-jitter",
        .25,
        "jitter-mode",
        "shuffle",
        "weight-noise",
        .1,
        "state-noise",
        .1);
  }

  /** Up once, down once, one correlation a layer: with one hidden layer nothing is ever redone. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    return new Work(1, 6, 3 * net.synapses() - net.synapses(1));
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    return new OpenDyads(DualPlan.of(SmallTrials.values(rule(), given)));
  }
}
