package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.FeedForwardPlan;
import io.phasesweep.core.trial.FeedForwardUses;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/**
 * Backpropagation above a first layer that stays as it was drawn.
 *
 * <pre>
 *   e_L = dloss/da_L     e_l = (e_{l+1} W_{l+1}T) f'(a_l)
 *   dW_l = -mean m_{l-1}T e_l     db_l = -mean e_l     l = 2 .. L
 * </pre>
 *
 * <p>The paper goes here: authors, title, venue, year.
 *
 * @param plan network, loss, optimiser, medium
 */
public record FrozenFirst(FeedForwardPlan plan) implements Rule {

  /** Its registration: name, semantics, settings, locality, factory. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "frozen-first", 1, FeedForwardUses.all(), FrozenFirst::locality, FrozenFirst::of);
  }

  /** Every learning synapse reads all units above its own and every target. */
  private static Locality locality(Values values) {
    Architecture net = Architecture.of(values);
    double reads = 0;
    for (int l = 2; l < net.depth(); l++) {
      long above = net.classes();
      for (int k = l + 1; k <= net.depth(); k++) {
        above += net.units(k);
      }
      reads += above * net.synapses(l);
    }
    int states = OptimizerPlan.of(values).law().states();
    return new Locality(reads / net.synapses(), 2, states, 1, 0, net.depth() > 2);
  }

  private static FrozenFirst of(Values values) {
    return new FrozenFirst(FeedForwardPlan.of(values));
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new BaselineLearner(plan, Math.min(2, plan.architecture().depth()), trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return ((BaselineLearner) begin(trial, materials)).resumed(snapshot);
  }
}
