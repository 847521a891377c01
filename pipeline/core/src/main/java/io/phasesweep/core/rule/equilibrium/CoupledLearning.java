package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.Phases;
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

/**
 * Coupled learning: the correlations with the outputs moved a part of the way to the target, minus
 * those of the free network, by the size of the move. From the free state s^f, with y held at y^f +
 * beta (t - y^f), relax the layers below to s^c:
 *
 * <pre>
 *   dW_l = (1/beta) (mean s^c_{l-1}T s^c_l - mean s^f_{l-1}T s^f_l)      db_l = (1/beta) (mean s^c_l - mean s^f_l)
 * </pre>
 *
 * At beta = 1 it is contrastive Hebbian learning, to the bit.
 *
 * <p>M. Stern, D. Hexner, J. Rocks, A. Liu, "Supervised learning in physical networks: from machine
 * learning to learning machines", Physical Review X 2021.
 *
 * @param plan network, relaxation, optimiser, medium
 * @param strength beta in (0, 1]
 */
public record CoupledLearning(EquilibriumPlan plan, double strength) implements Rule {

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
    return new CoupledLearning(EquilibriumPlan.of(values), values.real(Settings.NUDGING_STRENGTH));
  }

  /** The equation above. */
  record Moving(double beta) implements Contrast {
    @Override
    public void relax(Phases phases, int sign) {
      phases.compare(phases.clamped(beta), phases.free());
    }

    @Override
    public double gain(double sign) {
      return 1 / beta;
    }

    @Override
    public boolean drawsSign() {
      return false;
    }
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new EquilibriumLearner(plan, new Moving(strength), trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new EquilibriumLearner(plan, new Moving(strength), trial, materials).resumed(snapshot);
  }
}
