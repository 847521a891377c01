package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.dynamics.AutoThresholds;
import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.SynapticMemory;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Descent;
import io.phasesweep.core.network.LayeredNetwork;

/**
 * Synapses that read the two states of a contrast through a memory, as the ends of a straight ramp,
 * instead of comparing them exactly. Mutable.
 */
final class MemoryReader {
  private final LayeredNetwork network;
  private final MemoryPlan plan;
  private final SynapticMemory memory;
  private final int batchSize;

  MemoryReader(LayeredNetwork network, MemoryPlan plan, int batchSize) {
    this.network = network;
    this.plan = plan;
    this.batchSize = batchSize;
    this.memory = new SynapticMemory(network, plan, SynapticMemory.Signal.TWO_PHASES, batchSize);
  }

  /** Another reader with the same thresholds, for looks. */
  MemoryReader twin() {
    MemoryReader twin = new MemoryReader(network, plan, batchSize);
    twin.thresholds(thresholds());
    return twin;
  }

  /** Names the compared states. Modified: this. */
  void look(Phases phases) {
    phases.remember(memory);
  }

  /** What layer {@code l} reads, times the gain of the rule. */
  Descent direction(int l, double gain) {
    return memory.reading(l, memory.gain() * gain);
  }

  double[] thresholds() {
    return memory.thresholds();
  }

  void thresholds(double[] given) {
    memory.thresholds(given);
  }

  /**
   * Automatic thresholds, from the first minibatches at the present weights, without noise and
   * jitter. Modified: this, {@code first}.
   *
   * @return multiply-adds that it took
   */
  long calibrate(EquilibriumPlan rule, Contrast contrast, MinibatchSource first, long seed) {
    Phases phases =
        new Phases(
            network,
            rule.relaxation(),
            new CarriedWeights(network, Medium.none(), seed),
            new StateNoise(Medium.none(), network.depth(), 1, seed));
    AutoThresholds signals = new AutoThresholds(network);
    long macs = 0;
    for (int i = 0; i < AutoThresholds.MINIBATCHES; i++) {
      Minibatch batch = first.next();
      phases.load(batch.inputs(), i);
      phases.teach(batch, 0);
      phases.settle(rule.relaxation().freeSteps());
      phases.secondSweeps(rule.relaxation().nudgedSteps());
      contrast.relax(phases, 1);
      phases.remember(memory);
      signals.look(memory);
      macs += batch.size() * (phases.products() + 2 * network.architecture().synapses());
    }
    memory.thresholds(signals.thresholds(plan));
    return macs;
  }
}
