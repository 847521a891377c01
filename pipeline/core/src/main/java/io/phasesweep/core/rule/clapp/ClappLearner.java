package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.data.WithoutLabels;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.readout.ReadoutPlan;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.ReadEncoder;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The learner. One step: moments of a minibatch go up through all layers with the weights from
 * before the step, each layer leaves the gradient of its own loss, each layer's optimiser moves. It
 * sees no label. Incomplete last minibatches are dropped.
 */
final class ClappLearner implements Learner, ReadEncoder, UpdateProbe {
  /** Mean |u| of a minibatch beyond which scores have run away. */
  private static final double RUNAWAY = 1e4;

  private final ClappPlan plan;
  private final MinibatchSource source;
  private final MomentGrid grid;
  private final LayeredNetwork network;
  private final Parameters parameters;
  private final PairWeights[] weights;
  private final Adam[] adams;
  private final EpochLog[] logs;
  private final Stack stack;
  private final ClappProbe probe;
  private final ReadoutPlan readout;
  private final FMatrixRMaj vectors = new FMatrixRMaj(0, 0);
  private final Progress progress = new Progress();

  ClappLearner(ClappPlan plan, LearningTrial trial, Materials materials) {
    Part train = new WithoutLabels(materials.data().train());
    long seed = trial.seed();
    Architecture whole = plan.moments().net(plan.layers(), train.shape(), train.classes());
    int depth = whole.depth() - 1;
    this.plan = plan;
    this.source =
        new MinibatchSource(
            train,
            plan.batchSize(),
            trial.data().values().with("data.last-batch", new Value.Name("drop")),
            seed);
    this.grid = plan.moments().grid(train.shape());
    Architecture net = new Architecture(whole.input(), whole.layers().subList(0, depth));
    this.network = new LayeredNetwork(net, plan.batchSize() * grid.vectors(), materials.kernels());
    draw(seed);
    this.weights = new PairWeights[depth + 1];
    this.adams = new Adam[depth + 1];
    this.logs = new EpochLog[depth + 1];
    List<Parameters.Block> blocks = new ArrayList<>(network.parameters().blocks());
    int pairs = plan.batchSize() * grid.mostPairs();
    for (int l = 1; l <= depth; l++) {
      List<FMatrixRMaj> thetas = new ArrayList<>(List.of(network.weights(l), network.bias(l)));
      if (l >= plan.lowestLoss(depth)) {
        int units = net.layer(l).biases();
        weights[l] =
            new PairWeights(network.kernels(), l, units, plan.sides(), grid.steps(), pairs, seed);
        weights[l].blocks().forEach(block -> thetas.add(block.matrix()));
        blocks.addAll(weights[l].blocks());
        logs[l] = new EpochLog(units);
      }
      adams[l] = new Adam(network.kernels(), thetas);
    }
    this.parameters = new Parameters(blocks);
    Moments probed = plan.moments().of(train.shape(), seed, "probe/");
    Moments learned = plan.moments().of(train.shape(), seed, "");
    this.stack = new Stack(plan, network, weights, grid, learned, plan.medium(), seed, "");
    this.probe = new ClappProbe(plan, network, weights, grid, probed, seed);
    this.readout =
        new ReadoutPlan(plan.protocol(), plan.readoutTrain(), depth, seed, network.kernels());
  }

  /** Uniform within gain / sqrt(fan-in), biases too. */
  private void draw(long seed) {
    for (int l = 1; l <= network.depth(); l++) {
      double bound = plan.initGain() / Math.sqrt(network.weights(l).numRows);
      PairWeights.uniform(new Stream(seed, "init/W" + l), bound, network.weights(l));
      PairWeights.uniform(new Stream(seed, "init/b" + l), bound, network.bias(l));
      network.repack(l);
    }
  }

  @Override
  public void step() {
    if (!progress.healthy()) {
      return;
    }
    if (source.given() == 0) {
      startEpoch();
    }
    long epoch = source.epoch();
    Minibatch batch = source.next();
    if (plan.variant().learns()) {
      stack.begin(batch, 0, batch.size(), epoch, progress.minibatches);
      progress.updateSum = stack.gradients(batch.size(), adams);
      record();
      progress.macs += stack.macs(batch.size());
      progress.updates++;
      learn();
    }
    count(batch.size());
  }

  private void startEpoch() {
    progress.startEpoch();
    for (int l = plan.lowestLoss(network.depth()); l <= network.depth(); l++) {
      logs[l].clear();
    }
  }

  private void record() {
    for (int l = plan.lowestLoss(network.depth()); l <= network.depth(); l++) {
      Tally tally = stack.tally(l);
      stack.vectors(l, vectors);
      logs[l].record(tally, vectors);
      progress.updateSum += tally.loss();
      if (tally.magnitude() > RUNAWAY) {
        progress.divergence = "mean |u| of layer " + l + " is above 1e4";
      }
    }
  }

  private void learn() {
    for (int l = 1; l <= network.depth(); l++) {
      boolean frozen = plan.controls().freezePrediction();
      adams[l].step(frozen ? 2 : adams[l].size(), plan.rate());
      network.repack(l);
      if (logs[l] != null && !frozen) {
        weights[l].repack();
      }
    }
  }

  private void count(int images) {
    progress.epoch = source.epoch();
    progress.presentations += images;
    progress.minibatches++;
    progress.epochMinibatches++;
    progress.phases += !plan.variant().learns() ? 0 : plan.coin() ? 1 : 2;
    progress.networkSteps += plan.variant().learns() ? grid.rows() : 0;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Primary primary() {
    return new Primary("readout_error", network.depth(), 0, 0, .1);
  }

  @Override
  public Facts facts() {
    return new Facts();
  }

  @Override
  public List<Measurement> measure(Probe look) {
    return probe.measure(look, logs);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public int layers() {
    return network.depth();
  }

  @Override
  public void features(Minibatch in, int layer, FMatrixRMaj out) {
    probe.features(in, layer, out);
  }

  @Override
  public ReadoutPlan readout() {
    return readout;
  }

  @Override
  public long macsPerExample() {
    return probe.macsPerExample();
  }

  @Override
  public UpdatePair updates(Minibatch batch) {
    return probe.updates(batch, parameters);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot to = new Snapshot();
    to.put("cursor", source.epoch(), source.given());
    for (Parameters.Block block : parameters.blocks()) {
      to.put(block.name(), block.matrix().data);
    }
    progress.save(to);
    for (int l = 1; l <= network.depth(); l++) {
      adams[l].save(to, "optimizer/" + (l - 1));
      if (logs[l] != null) {
        logs[l].save(to, "log/" + l);
        to.put("coins/" + l, stack.draws(l).state());
      }
    }
    return to;
  }

  /** Goes on where {@code from} was taken. Modified: this. */
  ClappLearner resumed(Snapshot from) {
    long[] cursor = from.longs("cursor");
    source.seek(cursor[0], (int) cursor[1]);
    for (Parameters.Block block : parameters.blocks()) {
      float[] saved = from.floats(block.name());
      System.arraycopy(saved, 0, block.matrix().data, 0, saved.length);
    }
    progress.restore(from);
    for (int l = 1; l <= network.depth(); l++) {
      network.repack(l);
      adams[l].restore(from, "optimizer/" + (l - 1));
      if (logs[l] != null) {
        weights[l].repack();
        logs[l].restore(from, "log/" + l);
        stack.draws(l).seek(from.longs("coins/" + l));
      }
    }
    return this;
  }
}
