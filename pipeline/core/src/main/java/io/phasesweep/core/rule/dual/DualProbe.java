package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.FeedForwardProbe;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.UpdatePair;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Looks at a network with dyads of its own: no noise, no jitter, no persistent states, damping from
 * the present weights. Examples are taken in pieces of the trial's batch size. Not thread-safe.
 */
final class DualProbe {
  private final DualPlan plan;
  private final LayeredNetwork network;
  private final FeedForwardProbe forward;
  private final Dyads dyads;
  private final Inference inference;
  private final LastChanges changes;
  private final LayerUpdate direction = new LayerUpdate();

  DualProbe(DualPlan plan, LayeredNetwork network, long seed) {
    this.plan = plan.calm();
    this.network = network;
    this.forward = new FeedForwardProbe(plan.net(), 1, network);
    this.dyads =
        new Dyads(
            network,
            this.plan,
            new CarriedWeights(network, Medium.none(), 0),
            new StateNoise(Medium.none(), network.depth(), 1, 0));
    this.changes = new LastChanges(network.depth());
    dyads.record(changes);
    this.inference = new Inference(this.plan, dyads, "probe/inference-order", seed);
  }

  /** What the last look found, by column. */
  Facts facts() {
    return forward.facts();
  }

  /** Activity of the forward pass. Modified: {@code out} [batch x units]. */
  void activity(Minibatch in, int k, FMatrixRMaj out) {
    forward.activity(in, k, out);
  }

  /**
   * Brings the dyads of examples {@code from ..} to the end of the inference; how many these are.
   */
  private int infer(Minibatch batch, int from) {
    FMatrixRMaj inputs = forward.piece(batch, from);
    changes.clear();
    dyads.begin(inputs);
    inference.run(0, batch, from);
    return inputs.numRows;
  }

  /** The rule's update and {@code -dloss/dtheta}. */
  UpdatePair updates(Minibatch batch) {
    List<FMatrixRMaj> sums = forward.zeros();
    long products = new Damping(network, plan).apply(dyads);
    for (int from = 0; from < batch.size(); from += plan.net().batchSize()) {
      int examples = infer(batch, from);
      products += examples * (dyads.products() + network.architecture().macsFrom(1));
      for (int k = 1; k <= network.depth(); k++) {
        dyads.direction(k, 1 / (plan.scale(k) * batch.size()), direction);
        direction.addWeights(network.kernels(), sums.get(2 * k - 2), 1);
        direction.addBias(network.kernels(), sums.get(2 * k - 1), 1);
      }
    }
    UpdatePair reference = forward.updates(batch);
    return new UpdatePair(
        new Gradient(FeedForwardProbe.widened(sums)),
        reference.reference(),
        reference.referenceName(),
        reference.macs() + products);
  }

  /** Norms and attacks where they are due, stability, and the quality of the inference. */
  List<Measurement> measure(Probe look, double reachInTraining) {
    List<Measurement> all = new ArrayList<>(forward.measure(look));
    Measurements own = new Measurements(look);
    if (look.due("stability") && !network.architecture().convolutional()) {
      own.add("stability", Stability.of(plan, network));
      facts().put("stability_exact", Stability.exact(plan));
    }
    if (!Double.isNaN(reachInTraining)) {
      own.add("reach_training", reachInTraining);
    }
    quality(look.batch(), own);
    all.addAll(own.list());
    return all;
  }

  private void quality(Minibatch batch, Measurements own) {
    new Damping(network, plan).apply(dyads);
    Quality quality = new Quality(network.depth());
    for (int from = 0; from < batch.size(); from += plan.net().batchSize()) {
      infer(batch, from);
      for (int k = 1; k <= network.depth(); k++) {
        quality.add(k, dyads.alive(k), changes.squares(k), dyads.difference(k));
      }
    }
    quality.report(plan.beta(), own);
  }
}
