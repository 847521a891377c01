package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Layer;
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
 * Contrastive, local and predictive plasticity: every layer learns alone, without labels, to tell
 * from its activity c now whether its activity z later belongs to the same object (fixation, y = 1)
 * or to another one (saccade, y = -1).
 *
 * <pre>
 *   a = x W + b     z = max(0, a)     u = c' M z     L = max(0, 1 - y u)
 *   gamma    = y if 1 - y u &gt; 0 else 0
 *   dW[i,j] += gamma (M' c)[j] [a_j &gt; 0] x[i]        current side, prediction
 *   dW[i,k] += gamma (M z)[k] [ac_k &gt; 0] x_c[i]      context side, retrodiction
 *   dM[k,j] += gamma c[k] z[j]
 * </pre>
 *
 * Third factor, dendritic prediction, post-synaptic gate, pre-synaptic activity; all of the layer's
 * own. The rows of M are context units. Adam ascends, one optimiser per layer.
 *
 * <p>B. Illing, J. Ventura, G. Bellec, W. Gerstner, "Local plasticity rules can learn deep
 * representations using self-supervised contrastive predictions", NeurIPS 2021; settings of
 * EPFL-LCN/pub-illing2021-neurips @73671e1.
 *
 * @param plan what a trial sets
 */
public record Clapp(ClappPlan plan) implements Rule {

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry("clapp", 1, ClappUses.all(), Clapp::locality, Clapp::of);
  }

  private static Clapp of(Values values) {
    ClappUses.check(values);
    return new Clapp(ClappPlan.of(values));
  }

  private static Locality locality(Values values) {
    return Scorecard.of(ClappPlan.of(values));
  }

  @Override
  public void requireFit(ImageShape data, int classes) {
    plan.moments().net(plan.layers(), data, classes);
    plan.moments().grid(data);
  }

  /** A convolution on a map of one position reads padding with all but its middle. */
  @Override
  public List<String> warnings() {
    if (!plan.moments().patches() || !plan.layers().convolutional()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    ImageShape map = plan.moments().shape(new ImageShape(1, 1, 1));
    for (Layer layer : plan.layers().layers()) {
      if (layer instanceof Layer.Plane && !map.image()) {
        all.add(layer.text() + " on a map of 1x1 sees padding alone beside its middle.");
      }
      map = layer.above(map);
    }
    return all;
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new ClappLearner(plan, trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new ClappLearner(plan, trial, materials).resumed(snapshot);
  }
}
