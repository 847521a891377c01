package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A positive phase on a 5-4-3 net, between its last step and its update. */
final class OpenPhase implements OpenUpdate {
  private static final int[] SIZES = {5, 4, 3};
  private final FlexiblePlan plan;

  OpenPhase(Values settings) {
    this.plan = FlexiblePlan.of(settings);
  }

  private LayeredNetwork network() {
    LayeredNetwork network = new LayeredNetwork(plan.architecture(), 1, SmallTrials.KERNELS);
    for (int l = 1; l <= network.depth(); l++) {
      Arrays.fill(network.bias(l).data, .5f);
      for (int e = 0; e < network.weights(l).getNumElements(); e++) {
        network.weights(l).data[e] = .01f * (1 + e % 3);
      }
      network.repack(l);
    }
    return network;
  }

  private EpModel model(LayeredNetwork network) {
    ArrayPart one = new ArrayPart(new float[][] {{.1f, .2f, .3f, .4f, .5f}}, new int[] {1}, 3);
    // A weak pull: no output reaches an end of its interval.
    return new EpModel(
        plan, new Nudge(.05, 1), .5, network, new MinibatchSource(one, 1, Values.none(), 1), 1);
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    for (int l = 0; l < SIZES.length; l++) {
      for (int j = 0; j < SIZES[l]; j++) {
        all.add(new Scalar(Kind.STATE, "present", l, j));
      }
    }
    for (int j = 0; j < 3; j++) {
      all.add(new Scalar(Kind.TARGET, "target", 2, j));
    }
    all.add(new Scalar(Kind.SIGNAL, "weight", 0, 0));
    return all;
  }

  @Override
  public double[][] update(Scalar poisoned) {
    LayeredNetwork network = network();
    EpModel model = model(network);
    model.begin(Polarity.POSITIVE, 0);
    model.step(Polarity.POSITIVE, 20);
    model.learn(0);
    float weight = 1;
    switch (poisoned.kind()) {
      case STATE -> {
        Panel panel =
            poisoned.layer() == 0 ? model.drives().input() : model.state().layer(poisoned.layer());
        panel.set(0, poisoned.unit(), Float.NaN);
      }
      case TARGET -> model.target().set(0, poisoned.unit(), Float.NaN);
      case SIGNAL -> weight = Float.NaN;
    }
    model.learn(weight);
    List<double[]> blocks = new ArrayList<>();
    for (Parameters.Block block : network.parameters().blocks()) {
      double[] wide = new double[block.matrix().getNumElements()];
      for (int e = 0; e < wide.length; e++) {
        wide[e] = block.matrix().data[e];
      }
      blocks.add(wide);
    }
    return blocks.toArray(new double[0][]);
  }

  @Override
  public boolean readsWeightsDownwards() {
    LayeredNetwork network = network();
    EpModel model = model(network);
    model.begin(Polarity.NEGATIVE, 0);
    model.step(Polarity.NEGATIVE, 2);
    model.end(Polarity.NEGATIVE, 0);
    network.weights(2).set(0, 0, Float.NaN);
    network.repack(2);
    model.begin(Polarity.POSITIVE, 1);
    model.step(Polarity.POSITIVE, 1);
    model.end(Polarity.POSITIVE, 0);
    return Float.isNaN(model.state().layer(1).value(0, 0));
  }
}
