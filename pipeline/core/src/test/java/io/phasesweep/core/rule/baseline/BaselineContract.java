package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.List;
import java.util.Map;

/** What the controls owe alike. */
abstract class BaselineContract extends LearnerContract {

  /** The lowest layer that learns, of L. */
  abstract int lowest(int depth);

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(
        Map.of("activation", "tanh"),
        Map.of("activation", "tanh", "optimizer", "momentum"),
        Map.of("activation", "tanh", "optimizer", "sgd"));
  }

  @Override
  protected Map<String, Object> everything() {
    return Map.of(
        "activation", "sigmoid",
        "loss", "cross-entropy",
        "learning-rate-schedule", "linear",
        "weight-decay", .01,
        "init-law", "lecun-normal",
        "weight-noise", .1,
        "state-noise", .1);
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    Architecture shape = Architecture.of(SmallTrials.values(rule(), given));
    return new OpenPasses(shape, lowest(shape.depth()));
  }
}
