package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;
import java.util.List;

/**
 * Dual propagation: one inference phase, in which every unit is a dyad of a state s+ nudged to
 * lower the loss and a state s- nudged to raise it. Their mean travels up, their difference down:
 *
 * <pre>
 *   m_k = alpha s+_k + (1 - alpha) s-_k     d_k = s+_k - s-_k      m_0 = x
 *   a_k = m_{k-1} W_k + b_k                 D_k = d_{k+1} W_{k+1}T
 *   s+_k = f(a_k + w+ D_k)                  s-_k = f(a_k - w- D_k)
 *   s+_L = a_L - w+ beta g                  s-_L = a_L + w- beta g      g = dloss/da_L of one example
 *   dW_k = mean m_{k-1}T d_k / beta         db_k = mean d_k / beta
 *
 *   dp             (w+, w-) = (alpha, 1 - alpha)
 *   dp-transpose   (w+, w-) = (1 - alpha, alpha)
 *   dp-damped      dp with inertia lambda_k: a_k and D_k are averaged with the last m_k and d_k
 * </pre>
 *
 * <p>Carried as (m, d), see {@link io.phasesweep.core.kernel.Dyad}. With dp-transpose and alpha 0
 * or 1 the means stay those of the forward pass to the bit, so each hidden layer is visited once
 * with effect, whatever the order: a forward pass and a backward sweep.
 *
 * <p>R. Hoier, D. Staudt, C. Zach, "Dual Propagation: Accelerating Contrastive Hebbian Learning
 * with Dyadic Neurons", ICML 2023; R. Hoier, C. Zach, "Two Tales of Single-Phase Contrastive
 * Hebbian Learning", ICML 2024.
 *
 * @param plan network, dyads, inference, optimiser, medium
 */
public record DualPropagation(DualPlan plan) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "dual-propagation", 1, DualUses.all(), DualPropagation::locality, DualPropagation::of);
  }

  /** A synapse reads the mean below and the difference above, and nothing else. */
  private static Locality locality(Values values) {
    boolean hidden = LayerList.of(values).depth() > 1;
    return new Locality(0, 2, OptimizerPlan.of(values).law().states(), 1, 0, hidden);
  }

  private static DualPropagation of(Values values) {
    DualUses.check(values);
    return new DualPropagation(DualPlan.of(values));
  }

  /** Says where the schedule is too short for the error to arrive. */
  @Override
  public List<String> warnings() {
    int lowest = Reach.lowest(plan);
    return lowest == 1
        ? List.of()
        : List.of(
            "dual-propagation, "
                + plan.depth()
                + " layers of weights: "
                + plan.passes()
                + " inference passes in this order bring the error down to layer "
                + lowest
                + "; the layers below it do not learn.");
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new DualLearner(plan, trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new DualLearner(plan, trial, materials).resumed(snapshot);
  }
}
