package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Map;

class BackpropagationTest extends BaselineContract {
  @Override
  protected String rule() {
    return "backpropagation";
  }

  @Override
  int lowest(int depth) {
    return 1;
  }

  /** Up through all layers, down through all but the first, one correlation each. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    return new Work(1, 1, 3 * net.synapses() - net.synapses(1));
  }
}
