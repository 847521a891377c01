package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/** Contrastive Hebbian learning. */
public record ContrastiveHebbian(RelaxationPlan relaxation) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "contrastive-hebbian",
        1,
        EquilibriumUses.with(),
        values -> EquilibriumUses.locality(values, 2, 0),
        ContrastiveHebbian::of);
  }

  private static ContrastiveHebbian of(Values values) {
    EquilibriumUses.check(values);
    return new ContrastiveHebbian(RelaxationPlan.of(values));
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
