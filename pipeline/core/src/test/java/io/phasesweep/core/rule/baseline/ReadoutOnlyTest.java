package io.phasesweep.core.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadoutOnlyTest extends BaselineContract {
  @Override
  protected String rule() {
    return "readout-only";
  }

  @Override
  int lowest(int depth) {
    return depth;
  }

  /** Up through all layers, one correlation of the last. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    return new Work(1, 1, net.synapses() + net.synapses(net.depth()));
  }

  @Test
  void onlyTheLastLayerMoves() {
    Map<String, Object> given = Map.of("architecture", new int[] {5, 4, 6, 3});
    Learner learner =
        SmallTrials.begin(rule(), given, SmallTrials.materials(SmallTrials.uniform(40, 5, 3)));
    List<float[]> before = new ArrayList<>();
    for (Parameters.Block block : learner.parameters().blocks()) {
      before.add(block.matrix().data.clone());
    }
    for (int i = 0; i < 10; i++) {
      learner.step();
    }
    for (int i = 0; i < before.size(); i++) {
      Parameters.Block block = learner.parameters().blocks().get(i);
      if (block.layer() < 3) {
        assertThat(block.matrix().data).as(block.name()).isEqualTo(before.get(i));
      } else {
        assertThat(block.matrix().data).as(block.name()).isNotEqualTo(before.get(i));
      }
    }
  }
}
