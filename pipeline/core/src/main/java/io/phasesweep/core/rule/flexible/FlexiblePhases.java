package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;

/**
 * Contrastive learning without the wait for a pair: each phase learns by itself, from the present
 * state, weighted by the inverse share of its type. With phi the type of phase k, b its
 * probability, n its learning events, G the local signal, c a centering trace:
 *
 * <pre>
 *   sampled   theta += alpha s(phi)/(E[n] gain) (G - c)   at each event     s(+) = 1/bHat, s(-) = -1/(1 - bHat)
 *   paired    theta += alpha (G(a+) - G(a-))              needs both states at one time
 *
 *   rbm   G = h vT, binary samples                     {@link RbmModel}
 *   ff    G_l = -grad l+, +grad l-, by Adam            {@link FfModel}
 *   ep    G = (1/beta) rho_l rho_{l+1}T, batch mean    {@link EpModel}
 * </pre>
 *
 * The mean of the sampled update per phase is alpha (mu+ - mu-), whatever order and lengths.
 *
 * <p>E. Williams, C. Bredenberg, G. Lajoie, "Flexible phase dynamics for bio-plausible contrastive
 * learning", ICML 2023. Model {@code ep}, centering, correlated types and the gate are extensions.
 *
 * @param plan model, network, phases, rate, medium
 * @param values all settings
 */
public record FlexiblePhases(FlexiblePlan plan, Values values) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "flexible-phases", 1, FlexibleSettings.all(), FlexiblePhases::locality, FlexiblePhases::of);
  }

  /** The weight of the phase is the one number that all synapses share. */
  private static Locality locality(Values values) {
    FlexiblePlan plan = FlexiblePlan.of(values);
    if (plan.model() == FlexiblePlan.Model.FF) {
      return forward(plan);
    }
    int states = plan.centering() > 0 ? 1 : 0;
    int compared = plan.paired() ? 2 : 1;
    boolean down = plan.model() == FlexiblePlan.Model.RBM || plan.architecture().depth() > 1;
    return new Locality(0, compared, states, compared, 1, down);
  }

  /** A layer's norm and goodness: the other inputs and the other units; Adam's two moments. */
  private static Locality forward(FlexiblePlan plan) {
    double reads = 0;
    double synapses = 0;
    for (int l = 1; l < plan.architecture().depth(); l++) {
      double below = plan.architecture().units(l - 1);
      double above = plan.architecture().units(l);
      reads += below * above * (below - 1 + above - 1);
      synapses += below * above;
    }
    int compared = plan.paired() ? 2 : 1;
    return new Locality(reads / synapses, compared, 2, compared, 1, false);
  }

  private static FlexiblePhases of(Values values) {
    FlexibleSettings.check(values);
    return new FlexiblePhases(FlexiblePlan.of(values), values);
  }

  @Override
  public void requireFit(ImageShape data, int classes) {
    if (plan.model() == FlexiblePlan.Model.RBM) {
      FlexiblePlan.requireRbm(plan.architecture(), data.units(), classes);
    } else {
      plan.architecture().requireFit(data.units(), classes);
    }
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return switch (plan.model()) {
      case RBM -> RbmFacets.of(machine(trial, materials));
      case EP -> new EpLearner(plan, trial, materials);
      case FF -> new FfLearner(plan, trial, materials);
    };
  }

  private RbmLearner machine(LearningTrial trial, Materials materials) {
    boolean gibbs = values.is(FlexibleSettings.READOUT, "gibbs");
    return new RbmLearner(plan, trial, materials, gibbs);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return switch (plan.model()) {
      case RBM -> RbmFacets.of(machine(trial, materials).resumed(snapshot));
      case EP -> new EpLearner(plan, trial, materials).resumed(snapshot);
      case FF -> new FfLearner(plan, trial, materials).resumed(snapshot);
    };
  }
}
