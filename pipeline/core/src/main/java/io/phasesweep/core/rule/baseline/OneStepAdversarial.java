package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.dynamics.InputStep;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.FeedForwardPlan;
import io.phasesweep.core.trial.FeedForwardUses;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Backpropagation at inputs that were moved one step up the loss: what dual propagation with alpha
 * 0 is compared with.
 *
 * <pre>
 *   x' = x + beta dloss/dx     of each example, not normalised, not clipped
 *   dW_l = -mean m'_{l-1}T e'_l     db_l = -mean e'_l     both at x'
 * </pre>
 *
 * <p>R. Hoier, C. Zach, "Two Tales of Single-Phase Contrastive Hebbian Learning", ICML 2024 (the
 * baseline of its experiments); without the normalisation of gradient-sign training.
 *
 * @param plan network, loss, optimiser, medium
 * @param step beta
 */
public record OneStepAdversarial(FeedForwardPlan plan, InputStep step) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "one-step-adversarial", 1, uses(), Backpropagation::locality, OneStepAdversarial::of);
  }

  private static List<Use> uses() {
    List<Use> uses = new ArrayList<>(FeedForwardUses.all());
    uses.add(1, Use.of(Settings.NUDGING_STRENGTH, .5));
    return uses;
  }

  private static OneStepAdversarial of(Values values) {
    return new OneStepAdversarial(
        FeedForwardPlan.of(values), new InputStep((float) values.real(Settings.NUDGING_STRENGTH)));
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new BaselineLearner(plan, 1, step, trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new BaselineLearner(plan, 1, step, trial, materials).resumed(snapshot);
  }
}
