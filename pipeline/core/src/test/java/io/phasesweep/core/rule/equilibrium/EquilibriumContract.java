package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the three rules of this family owe alike. */
abstract class EquilibriumContract extends LearnerContract {

  /** The contrast under the given settings. */
  abstract Contrast contrast(Values settings);

  /** Second phases of a step, and the layers that move in them. */
  abstract int secondPhases();

  abstract int movingLayers(int depth);

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(Map.of(), Map.of("optimizer", "momentum"), Map.of("optimizer", "adam"));
  }

  @Override
  protected Map<String, Object> everything() {
    return new HashMap<>(
        Map.of(
            "initial-state", "persistent",
            "optimizer", "momentum",
            "weight-decay", .01,
            "phase-jitter", .5,
            "weight-noise", .1,
            "state-noise", .1,
            "relaxation-order", "alternating"));
  }

  /** The work of 20 free and 4 second sweeps on one hidden layer. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    long inner = net.synapses(2);
    long secondSweep = movingLayers(2) == 2 ? 2 * inner : inner;
    long sweeps = 20 * 2 * inner + secondPhases() * 4 * secondSweep;
    return new Work(
        1 + secondPhases(),
        20 + 4L * secondPhases(),
        net.synapses(1) + sweeps + 2 * net.synapses());
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    Values settings = SmallTrials.values(rule(), given);
    return new OpenContrast(EquilibriumPlan.of(settings), contrast(settings));
  }
}
