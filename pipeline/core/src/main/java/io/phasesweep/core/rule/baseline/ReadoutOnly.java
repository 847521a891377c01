package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/** A readout on frozen random features. */
public record ReadoutOnly() implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "readout-only", 1, BaselineUses.all(), ReadoutOnly::locality, ReadoutOnly::of);
  }

  /** A synapse of the last layer reads its two units and the target of the upper one. */
  private static Locality locality(Values values) {
    return new Locality(0, 1, BaselineUses.statesPerSynapse(values), 1, 0, false);
  }

  private static ReadoutOnly of(Values values) {
    BaselineUses.check(values);
    return new ReadoutOnly();
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
