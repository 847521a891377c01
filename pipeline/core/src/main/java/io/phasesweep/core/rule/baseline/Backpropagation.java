package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
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
 * Backpropagation: the gradient of the loss on a layered net with linear outputs, the control that
 * every other rule is compared with.
 *
 * <pre>
 *   m_0 = x     a_l = m_{l-1} W_l + b_l     m_l = f(a_l)     m_L = a_L
 *   e_L = dloss/da_L     e_l = (e_{l+1} W_{l+1}T) f'(a_l)
 *   dW_l = -mean m_{l-1}T e_l     db_l = -mean e_l
 * </pre>
 *
 * <p>D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors",
 * Nature 1986.
 *
 * @param plan network, loss, optimiser, medium
 */
public record Backpropagation(FeedForwardPlan plan) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "backpropagation",
        1,
        FeedForwardUses.all(),
        Backpropagation::locality,
        Backpropagation::of);
  }

  /**
   * A hidden synapse reads every unit above its own and every target. How many there are is a
   * matter of the data where convolutions take their shape: not a number then.
   */
  static Locality locality(Values values) {
    LayerList list = LayerList.of(values);
    int states = OptimizerPlan.of(values).law().states();
    double reads = list.convolutional() ? Double.NaN : reads(Architecture.of(values));
    return new Locality(reads, 2, states, 1, 0, list.depth() > 1);
  }

  private static double reads(Architecture net) {
    double reads = 0;
    for (int l = 1; l < net.depth(); l++) {
      long above = net.classes();
      for (int k = l + 1; k <= net.depth(); k++) {
        above += net.units(k);
      }
      reads += above * net.synapses(l);
    }
    return reads / net.synapses();
  }

  private static Backpropagation of(Values values) {
    return new Backpropagation(FeedForwardPlan.of(values));
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return learner(trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return learner(trial, materials).resumed(snapshot);
  }

  /** Every layer learns. */
  private BaselineLearner learner(LearningTrial trial, Materials materials) {
    return new BaselineLearner(plan, 1, trial, materials);
  }
}
