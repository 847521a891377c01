package io.phasesweep.core.rule.memory;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.LearnerContract;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class NonequilibriumMemoryTest extends LearnerContract {
  @Override
  protected String rule() {
    return "nonequilibrium-memory";
  }

  @Override
  protected List<Map<String, Object>> variants() {
    return List.of(Map.of(), Map.of("nudging-asymmetry", 1.0), Map.of("nudging-asymmetry", .5));
  }

  @Override
  protected Map<String, Object> everything() {
    return new HashMap<>(
        Map.of(
            "dissipation", 2.0,
            "phase-jitter", .5,
            "nudging-strength", .3,
            "weight-noise", .1,
            "state-noise", .1));
  }

  /** 20 free sweeps and 4 at each of nine points of the ramp, nine correlations. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    long sweeps = (20 + 9 * 4) * 2 * net.synapses(2);
    return new Work(10, 20 + 9 * 4L, net.synapses(1) + sweeps + 9 * net.synapses());
  }

  /** The memory of a synapse, beside its weight. */
  @Override
  protected int remembered() {
    return 1;
  }

  @Override
  protected OpenUpdate open(Map<String, Object> given) {
    Values settings = SmallTrials.values(rule(), given);
    return new OpenMemory(settings);
  }
}
