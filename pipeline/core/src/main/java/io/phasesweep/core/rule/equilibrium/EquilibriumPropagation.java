package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.Phases;
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

/**
 * Equilibrium propagation: two states under opposite weak pulls of the outputs towards the target,
 * and the difference of their local correlations. With E the energy, C = |y - t|^2 the cost, alpha
 * and beta asymmetry and strength of the nudge, both states relaxed from the free state:
 *
 * <pre>
 *   s+ lowers E + alpha beta C        s- lowers E - (1 - alpha) beta C        nudge 0: the free state
 *   dW_l = (1/beta) (mean s+_{l-1}T s+_l - mean s-_{l-1}T s-_l)      db_l = (1/beta) (mean s+_l - mean s-_l)
 * </pre>
 *
 * As beta tends to 0 and relaxation is complete, it tends to -dC/dtheta: with an error of order
 * beta for alpha 0 or 1, of order beta^2 for 1/2.
 *
 * <p>B. Scellier, Y. Bengio, "Equilibrium propagation", Frontiers in Computational Neuroscience
 * 2017; centered: A. Laborieux and others, "Scaling equilibrium propagation to deep ConvNets",
 * 2021.
 *
 * @param plan network, relaxation, optimiser, medium
 * @param nudge alpha and beta
 */
public record EquilibriumPropagation(EquilibriumPlan plan, Nudge nudge) implements Rule {

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
    EquilibriumPlan plan = EquilibriumPlan.of(values);
    Nudge nudge = Nudge.of(values);
    for (double force : nudge.inForce()) {
      if (plan.relaxation().alternating() && 1 + 2 * force <= 0) {
        throw new InvalidSetting(
            Settings.NUDGING_STRENGTH.name(),
            "the nudge "
                + force
                + " leaves the outputs no minimum; with relaxation-order alternating 1 + 2 nudge"
                + " must be above 0");
      }
    }
    return new EquilibriumPropagation(plan, nudge);
  }

  /** The equation above; a drawn sign stands for alpha 1 or 0. */
  record Nudging(Nudge nudge) implements Contrast {
    @Override
    public void relax(Phases phases, int sign) {
      double beta = nudge.strength();
      if (drawsSign()) {
        phases.compare(phases.nudged(sign * beta), phases.free());
      } else {
        phases.compare(phases.nudged(nudge.positive()), phases.nudged(nudge.negative()));
      }
    }

    @Override
    public double gain(double sign) {
      return 1 / (drawsSign() ? sign * nudge.strength() : nudge.strength());
    }

    @Override
    public boolean drawsSign() {
      return nudge.random();
    }
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new EquilibriumLearner(plan, new Nudging(nudge), trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new EquilibriumLearner(plan, new Nudging(nudge), trial, materials).resumed(snapshot);
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
}
