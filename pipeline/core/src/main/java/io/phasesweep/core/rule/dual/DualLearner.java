package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.readout.Predictions;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.TrainingSnapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The learner of dual propagation. One step: a minibatch is loaded, then M times inferred and
 * learned from. Every example weighs the same: sums over a minibatch are divided by {@code
 * batch-size}, also for an incomplete last one.
 */
final class DualLearner implements Learner, Predictor, UpdateProbe, Encoder {
  private final DualPlan plan;
  private final Budget budget;
  private final MinibatchSource source;
  private final LayeredNetwork network;
  private final long macs;
  private final List<Optimizer> optimizers = new ArrayList<>();
  private final List<LayerUpdate> directions = new ArrayList<>();
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final Dyads dyads;
  private final Inference inference;
  private final Damping damping;
  private final ReachCount reach;
  private final DualProbe probe;
  private final Progress progress = new Progress();

  DualLearner(DualPlan plan, LearningTrial trial, Materials materials) {
    Part train = materials.data().train();
    long seed = trial.seed();
    Architecture shape = plan.net().architecture().on(train);
    int batchSize = plan.net().batchSize();
    this.plan = plan;
    this.budget = trial.budget();
    this.source = new MinibatchSource(train, batchSize, data(plan, trial), seed);
    this.macs = shape.macsFrom(1);
    this.network = new LayeredNetwork(shape, batchSize, materials.kernels());
    network.draw(plan.net().initLaw(), plan.net().initGain(), seed);
    for (int k = 1; k <= network.depth(); k++) {
      optimizers.add(plan.net().optimizer().of(network, k));
      directions.add(new LayerUpdate());
    }
    this.weights = new CarriedWeights(network, plan.net().medium(), seed);
    this.noise = new StateNoise(plan.net().medium(), network.depth(), 1, seed);
    this.dyads = new Dyads(network, plan, weights, noise);
    this.inference = new Inference(plan, dyads, "inference-order", seed);
    this.damping = new Damping(network, plan);
    this.reach = new ReachCount(network.depth());
    this.probe = new DualProbe(plan, network, seed);
  }

  /** States that persist need minibatches of one size: an incomplete last one is left out. */
  private static Values data(DualPlan plan, LearningTrial trial) {
    return plan.start() == DualPlan.Start.PERSISTENT
        ? trial.data().values().with("data.last-batch", new Value.Name("drop"))
        : trial.data().values();
  }

  @Override
  public void step() {
    if (!progress.healthy()) {
      return;
    }
    if (source.given() == 0) {
      progress.startEpoch();
      reach.startEpoch();
    }
    double rate =
        plan.net()
            .rate()
            .at(
                (double) progress.minibatches / source.perEpoch(),
                budget.share(progress, source.perEpoch()));
    Minibatch batch = source.next();
    weights.begin(progress.minibatches);
    noise.begin(progress.minibatches);
    long extra = damping.apply(dyads);
    dyads.begin(batch.inputs());
    if (plan.start() == DualPlan.Start.FORWARD) {
      progress.mistakes += Predictions.mistakes(batch, dyads.outputs());
      progress.predictions += batch.size();
    }
    inference.run(progress.minibatches, batch, 0);
    progress.updateSum = learn(rate);
    int updates = 1;
    for (; updates < plan.updates() && progress.healthy(); updates++) {
      weights.begin(progress.minibatches);
      dyads.weightsChanged();
      inference.runAgain(progress.minibatches, batch, 0);
      progress.updateSum += learn(rate);
    }
    reach.add(dyads);
    count(batch, updates, extra);
  }

  /** Each layer along its descent direction; the sum of the change. */
  private double learn(double rate) {
    double sum = 0;
    for (int k = 1; k <= network.depth(); k++) {
      LayerUpdate direction = directions.get(k - 1);
      dyads.direction(k, 1 / (plan.scale(k) * plan.net().batchSize()), direction);
      sum += optimizers.get(k - 1).apply(direction, rate);
      network.repack(k);
    }
    return sum;
  }

  private void count(Minibatch batch, int updates, long extra) {
    progress.epoch = source.epoch();
    progress.presentations += batch.size();
    progress.minibatches++;
    progress.epochMinibatches++;
    progress.updates += updates;
    progress.phases += updates;
    progress.networkSteps += (long) updates * plan.passes();
    long products = dyads.products() + updates * macs;
    progress.macs += batch.size() * products + extra;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Primary primary() {
    return Primary.error(plan.net().architecture().classes());
  }

  @Override
  public Facts facts() {
    return probe.facts();
  }

  @Override
  public List<Measurement> measure(Probe look) {
    return probe.measure(look, reach.share());
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public void scores(Minibatch in, FMatrixRMaj out) {
    probe.activity(in, network.depth(), out);
  }

  @Override
  public double loss(Minibatch in, FMatrixRMaj scores) {
    return plan.net().loss().mean(in, scores);
  }

  @Override
  public long macsPerExample() {
    return macs;
  }

  @Override
  public UpdatePair updates(Minibatch batch) {
    return probe.updates(batch);
  }

  @Override
  public int layers() {
    return network.depth();
  }

  @Override
  public void features(Minibatch in, int layer, FMatrixRMaj out) {
    probe.activity(in, layer, out);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot = new Snapshot();
    training().save(snapshot);
    reach.save(snapshot);
    damping.save(snapshot);
    dyads.save(snapshot);
    return snapshot;
  }

  /** Goes on where {@code snapshot} was taken. Modified: this. */
  DualLearner resumed(Snapshot snapshot) {
    training().restore(snapshot);
    reach.restore(snapshot);
    damping.restore(snapshot);
    dyads.restore(snapshot);
    return this;
  }

  private TrainingSnapshot training() {
    return new TrainingSnapshot(source, network, optimizers, progress);
  }
}
