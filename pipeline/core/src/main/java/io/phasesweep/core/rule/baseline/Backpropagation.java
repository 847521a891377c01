package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/** Backpropagation. */
public record Backpropagation() implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "backpropagation", 1, BaselineUses.all(), Backpropagation::locality, Backpropagation::of);
  }

  /** A hidden synapse reads every unit above its own and every target. */
  private static Locality locality(Values values) {
    Architecture net = Architecture.of(values);
    double reads = 0;
    for (int l = 1; l < net.depth(); l++) {
      long above = net.classes();
      for (int k = l + 1; k <= net.depth(); k++) {
        above += net.units(k);
      }
      reads += above * net.synapses(l);
    }
    return new Locality(
        reads / net.synapses(), 2, BaselineUses.statesPerSynapse(values), 1, 0, net.depth() > 1);
  }

  private static Backpropagation of(Values values) {
    BaselineUses.check(values);
    return new Backpropagation();
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    throw new UnsupportedOperationException("the learner follows");
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    throw new UnsupportedOperationException("the learner follows");
  }
}
