package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.dynamics.InputStep;
import io.phasesweep.core.dynamics.Passes;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.readout.Predictions;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.FeedForwardPlan;
import io.phasesweep.core.trial.FeedForwardProbe;
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
import org.jspecify.annotations.Nullable;

/**
 * The learner of the controls. One step: a forward pass, a backward pass down to the lowest layer
 * that learns, an update of each layer from there up. Every example weighs the same: sums over a
 * minibatch are divided by {@code batch-size}, also for an incomplete last one.
 */
final class BaselineLearner implements Learner, Predictor, UpdateProbe, Encoder {
  private final FeedForwardPlan plan;
  private final int lowest;
  private final Budget budget;
  private final MinibatchSource source;
  private final LayeredNetwork network;
  private final List<Optimizer> optimizers = new ArrayList<>();
  private final List<LayerUpdate> directions = new ArrayList<>();
  private final Passes passes;
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputError = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj moved = new FMatrixRMaj(0, 0);
  private final @Nullable InputStep inputStep;
  private final FeedForwardProbe probe;
  private final Progress progress = new Progress();

  /**
   * @param lowest the lowest weight layer that learns
   */
  BaselineLearner(FeedForwardPlan plan, int lowest, LearningTrial trial, Materials materials) {
    this(plan, lowest, null, trial, materials);
  }

  /**
   * @param lowest the lowest weight layer that learns
   * @param inputStep what moves the inputs before they are learned from, or null
   */
  BaselineLearner(
      FeedForwardPlan plan,
      int lowest,
      @Nullable InputStep inputStep,
      LearningTrial trial,
      Materials materials) {
    this.inputStep = inputStep;
    Part train = materials.data().train();
    long seed = trial.seed();
    Architecture shape = plan.architecture().on(train);
    this.plan = plan;
    this.lowest = lowest;
    this.budget = trial.budget();
    this.source = new MinibatchSource(train, plan.batchSize(), trial.data().values(), seed);
    this.network = new LayeredNetwork(shape, plan.batchSize(), materials.kernels());
    network.draw(plan.initLaw(), plan.initGain(), seed);
    for (int l = lowest; l <= network.depth(); l++) {
      optimizers.add(plan.optimizer().of(network, l));
      directions.add(new LayerUpdate());
    }
    this.passes =
        new Passes(
            network,
            plan.activation(),
            new CarriedWeights(network, plan.medium(), seed),
            new StateNoise(plan.medium(), network.depth(), 1, seed));
    this.probe = new FeedForwardProbe(plan, lowest, network);
  }

  @Override
  public void step() {
    if (!progress.healthy()) {
      return;
    }
    if (source.given() == 0) {
      progress.startEpoch();
    }
    double rate =
        plan.rate()
            .at(
                (double) progress.minibatches / source.perEpoch(),
                budget.share(progress, source.perEpoch()));
    Minibatch batch = source.next();
    passes.begin(progress.minibatches);
    passes.forward(batch.inputs(), outputs);
    progress.mistakes += Predictions.mistakes(batch, outputs);
    plan.loss().gradient(outputs, batch, 0, outputError);
    if (inputStep != null) {
      inputStep.move(passes, batch.inputs(), outputError, moved);
      passes.forward(moved, outputs);
      plan.loss().gradient(outputs, batch, 0, outputError);
    }
    passes.backward(outputError, lowest);
    progress.updateSum = learn(1.0 / plan.batchSize(), rate);
    count(batch);
  }

  /** Each layer from the lowest up along its descent direction; the sum of the change. */
  private double learn(double coefficient, double rate) {
    double sum = 0;
    for (int l = lowest; l <= network.depth(); l++) {
      LayerUpdate direction = directions.get(l - lowest);
      passes.direction(l, coefficient, direction);
      sum += optimizers.get(l - lowest).apply(direction, rate);
      network.repack(l);
    }
    return sum;
  }

  private void count(Minibatch batch) {
    Architecture shape = network.architecture();
    long ups = inputStep == null ? shape.macsFrom(1) : 3 * shape.macsFrom(1);
    long products = ups + 2 * shape.macsFrom(lowest) - shape.macs(lowest);
    progress.epoch = source.epoch();
    progress.predictions += batch.size();
    progress.presentations += batch.size();
    progress.minibatches++;
    progress.epochMinibatches++;
    progress.updates++;
    progress.phases++;
    progress.networkSteps += inputStep == null ? 1 : 2;
    progress.macs += batch.size() * products;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Primary primary() {
    return Primary.error(plan.architecture().classes());
  }

  @Override
  public Facts facts() {
    return probe.facts();
  }

  @Override
  public List<Measurement> measure(Probe look) {
    return probe.measure(look);
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
    return plan.loss().mean(in, scores);
  }

  @Override
  public long macsPerExample() {
    return network.architecture().macsFrom(1);
  }

  @Override
  public UpdatePair updates(Minibatch batch) {
    return inputStep == null ? probe.updates(batch) : probe.updates(batch, inputStep);
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
    return snapshot;
  }

  /** Goes on where {@code snapshot} was taken. Modified: this. */
  BaselineLearner resumed(Snapshot snapshot) {
    training().restore(snapshot);
    return this;
  }

  private TrainingSnapshot training() {
    return new TrainingSnapshot(source, network, optimizers, progress);
  }
}
