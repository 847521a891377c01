package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/**
 * Contrastive Hebbian learning: the correlations with the outputs fixed at the target, minus those
 * of the free network. From the free state s^f, with y held at t, relax the layers below to s^c:
 *
 * <pre>
 *   dW_l = mean s^c_{l-1}T s^c_l - mean s^f_{l-1}T s^f_l      db_l = mean s^c_l - mean s^f_l
 * </pre>
 *
 * <p>J. Movellan, "Contrastive Hebbian learning in the continuous Hopfield model", Connectionist
 * Models, 1991.
 *
 * @param plan network, relaxation, optimiser, medium
 */
public record ContrastiveHebbian(EquilibriumPlan plan) implements Rule {

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
    return new ContrastiveHebbian(EquilibriumPlan.of(values));
  }

  /** The equation above. */
  record Clamping() implements Contrast {
    @Override
    public void relax(Phases phases, int sign) {
      phases.compare(phases.clamped(1), phases.free());
    }

    @Override
    public double gain(double sign) {
      return 1;
    }

    @Override
    public boolean drawsSign() {
      return false;
    }
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new EquilibriumLearner(plan, new Clamping(), trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new EquilibriumLearner(plan, new Clamping(), trial, materials).resumed(snapshot);
  }
}
