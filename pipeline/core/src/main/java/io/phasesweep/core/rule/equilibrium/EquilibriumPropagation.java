package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Equilibrium propagation. */
public record EquilibriumPropagation(Nudge nudge, RelaxationPlan relaxation) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "equilibrium-propagation",
        1,
        EquilibriumUses.with(
            Use.of(Settings.NUDGING_STRENGTH, .5), Use.of(Settings.NUDGING_ASYMMETRY, .5)),
        EquilibriumPropagation::locality,
        EquilibriumPropagation::of);
  }

  private static Locality locality(Values values) {
    Nudge nudge = Nudge.of(values);
    return EquilibriumUses.locality(values, 1 + nudge.phases(), nudge.random() ? 1 : 0);
  }

  private static EquilibriumPropagation of(Values values) {
    EquilibriumUses.check(values);
    Nudge nudge = Nudge.of(values);
    RelaxationPlan relaxation = RelaxationPlan.of(values);
    for (double force : nudge.inForce()) {
      if (relaxation.alternating() && 1 + 2 * force <= 0) {
        throw new InvalidSetting(
            Settings.NUDGING_STRENGTH.name(),
            "the nudge "
                + force
                + " leaves the outputs no minimum; with relaxation-order alternating 1 + 2 nudge"
                + " must be above 0");
      }
    }
    return new EquilibriumPropagation(nudge, relaxation);
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (double force : nudge.inForce()) {
      if (1 + 2 * force <= 0) {
        warnings.add(
            "the nudge "
                + force
                + " leaves the outputs the restoring force "
                + (1 + 2 * force)
                + ": they run to the ends of their interval");
      }
    }
    return warnings;
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
