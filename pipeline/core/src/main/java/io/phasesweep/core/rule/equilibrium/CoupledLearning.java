package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/** Coupled learning. */
public record CoupledLearning(RelaxationPlan relaxation) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "coupled-learning",
        1,
        EquilibriumUses.with(Use.of(Settings.NUDGING_STRENGTH.within(Range.aboveTo(0, 1)), .5)),
        values -> EquilibriumUses.locality(values, 2, 0),
        CoupledLearning::of);
  }

  private static CoupledLearning of(Values values) {
    EquilibriumUses.check(values);
    return new CoupledLearning(RelaxationPlan.of(values));
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
