package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.trial.OpenUpdate;
import java.util.ArrayList;
import java.util.List;

/** One update of a 5-4-3 net of tanh dyads on one example, taken apart. */
final class OpenDyads implements OpenUpdate {
  private final DualPlan plan;

  OpenDyads(DualPlan plan) {
    this.plan = plan;
  }

  private DyadNet net() {
    DyadNet net = new DyadNet(plan, 1);
    for (int k = 1; k <= net.network.depth(); k++) {
      for (int e = 0; e < net.network.weights(k).getNumElements(); e++) {
        net.network.weights(k).data[e] = .1f * (1 + e % 3);
      }
    }
    return net.packed();
  }

  private static ArrayPart example() {
    return new ArrayPart(new float[][] {{.1f, .2f, .3f, .4f, .5f}}, new int[] {0}, 3);
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    for (int k = 0; k <= plan.depth(); k++) {
      for (int j = 0; j < net().network.architecture().units(k); j++) {
        all.add(new Scalar(Kind.STATE, "mean", k, j));
        all.add(new Scalar(Kind.STATE, "difference", k, j));
      }
    }
    return all;
  }

  /** The target is gone once the inference is over: it has become the outputs' difference. */
  @Override
  public double[][] update(Scalar poisoned) {
    DyadNet net = net().infer(example());
    boolean mean = poisoned.array().equals("mean");
    Panel panel = mean ? net.dyads.mean(poisoned.layer()) : net.dyads.difference(poisoned.layer());
    panel.set(0, poisoned.unit(), Float.NaN);
    return net.gradients();
  }

  @Override
  public boolean readsWeightsDownwards() {
    DyadNet net = net();
    Minibatch batch = example().all();
    net.dyads.begin(batch.inputs());
    net.network.weights(2).set(0, 0, Float.NaN);
    net.network.repack(2);
    net.inference.run(0, batch, 0);
    return Float.isNaN(net.dyads.difference(1).value(0, 0));
  }
}
