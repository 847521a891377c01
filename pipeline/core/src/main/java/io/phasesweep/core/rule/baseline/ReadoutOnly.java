package io.phasesweep.core.rule.baseline;

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
 * A readout on frozen random features: the net of {@link Backpropagation}, of which the last layer
 * alone learns. What a rule gains above it, its hidden layers have learned.
 *
 * <pre>
 *   dW_L = -mean m_{L-1}T e_L     db_L = -mean e_L     e_L = dloss/da_L
 * </pre>
 *
 * @param plan network, loss, optimiser, medium
 */
public record ReadoutOnly(FeedForwardPlan plan) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "readout-only", 1, FeedForwardUses.all(), ReadoutOnly::locality, ReadoutOnly::of);
  }

  /** A synapse of the last layer reads its two units; the target belongs to the upper one. */
  private static Locality locality(Values values) {
    return new Locality(0, 2, OptimizerPlan.of(values).law().states(), 1, 0, false);
  }

  private static ReadoutOnly of(Values values) {
    return new ReadoutOnly(FeedForwardPlan.of(values));
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return learner(trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return learner(trial, materials).resumed(snapshot);
  }

  /** The last layer learns. */
  private BaselineLearner learner(LearningTrial trial, Materials materials) {
    return new BaselineLearner(plan, plan.architecture().depth(), trial, materials);
  }
}
