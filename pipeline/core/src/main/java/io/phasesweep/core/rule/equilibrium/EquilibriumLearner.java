package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.dynamics.Equilibrium;
import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Descent;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.network.WeightLaw;
import io.phasesweep.core.phase.PhaseLengths;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.readout.Predictions;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.FixedPointProbe;
import io.phasesweep.core.trial.FreeStates;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.MemoryLedger;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.SettlingLog;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.TrainingSnapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The learner of this family. One step: a free phase, the second phases of the rule's {@link
 * Contrast}, an update per layer.
 *
 * <p>Every example weighs the same: sums over a minibatch are divided by {@code batch-size}, also
 * for an incomplete last one. Divided by its own size, three examples would move the weights as far
 * as twenty, just before the epoch is measured (digits: 2 of 14 seeds ended above 9 % instead of
 * below 7.5 %).
 */
final class EquilibriumLearner implements Learner, Predictor, UpdateProbe, Encoder {
  private final EquilibriumPlan plan;
  private final Contrast contrast;
  private final MinibatchSource source;
  private final LayeredNetwork network;
  private final List<Optimizer> optimizers = new ArrayList<>();
  private final double[] rates;
  private final LayerUpdate[] directions;
  private final Phases phases;
  private final @Nullable FreeStates states;
  private final PhaseLengths freeLengths;
  private final PhaseLengths secondLengths;
  private final Stream freeJitter;
  private final Stream secondJitter;
  private final Stream signs;
  private final Stream probeSigns;
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final @Nullable MemoryReader reader;
  private final SettlingLog log;
  private final FixedPointProbe probe;
  private final Progress progress = new Progress();

  EquilibriumLearner(
      EquilibriumPlan plan, Contrast contrast, LearningTrial trial, Materials materials) {
    Part train = materials.data().train();
    long seed = trial.seed();
    plan.architecture().requireFit(train.inputs(), train.classes());
    this.plan = plan;
    this.contrast = contrast;
    this.source = new MinibatchSource(train, plan.batchSize(), trial.data().values(), seed);
    this.network = new LayeredNetwork(plan.architecture(), plan.batchSize(), materials.kernels());
    network.draw(WeightLaw.HALF_GLOROT, plan.initGain(), seed);
    int depth = network.depth();
    this.rates = new double[depth + 1];
    this.directions = new LayerUpdate[depth + 1];
    for (int l = 1; l <= depth; l++) {
      optimizers.add(plan.optimizer().of(network, l));
      rates[l] = plan.rate(l);
      directions[l] = new LayerUpdate();
    }
    this.freeLengths = plan.jitter().lengths(plan.relaxation().freeSteps());
    this.secondLengths = plan.jitter().lengths(plan.relaxation().nudgedSteps());
    this.freeJitter = new Stream(seed, "phase-jitter/free");
    this.secondJitter = new Stream(seed, "phase-jitter/nudged");
    this.signs = new Stream(seed, "nudge-sign");
    int limit = Math.max(freeLengths.longest(), secondLengths.longest());
    this.phases =
        new Phases(
            network,
            plan.relaxation(),
            new CarriedWeights(network, plan.medium(), seed),
            new StateNoise(plan.medium(), depth, limit, seed));
    this.states = plan.persistent() ? new FreeStates(network, train.size()) : null;
    this.log = new SettlingLog(source.perEpoch());
    this.reader = plan.memory() == null ? null : reader(train, trial, plan.memory());
    this.probe = new FixedPointProbe(network, plan.relaxation(), plan.batchSize(), seed);
    this.probeSigns = new Stream(seed, "probe/nudge-sign");
  }

  @Override
  public void step() {
    if (!progress.healthy()) {
      return;
    }
    if (source.given() == 0) {
      progress.startEpoch();
      log.clear();
    }
    Minibatch batch = source.next();
    long lane = progress.minibatches;
    phases.load(batch.inputs(), lane);
    phases.teach(batch, 0);
    if (states != null) {
      states.recall(batch, phases.free());
    }
    Equilibrium free = phases.settle(sweeps(freeLengths, freeJitter, lane));
    if (states != null) {
      states.keep(batch, phases.free());
    }
    score(batch);
    phases.secondSweeps(sweeps(secondLengths, secondJitter, lane));
    int sign = sign(signs, lane);
    contrast.relax(phases, sign);
    progress.updateSum = learn(contrast.gain(sign));
    log.record(free, phases);
    count(batch, free);
  }

  /** Synapses that remember, their thresholds found before the first step where none is given. */
  private MemoryReader reader(Part train, LearningTrial trial, MemoryPlan memory) {
    MemoryReader fresh = new MemoryReader(network, memory, plan.batchSize());
    if (memory.thresholds().isEmpty()) {
      MinibatchSource first =
          new MinibatchSource(train, plan.batchSize(), trial.data().values(), trial.seed());
      progress.probeMacs += fresh.calibrate(plan, contrast, first, trial.seed());
    }
    return fresh;
  }

  private int sweeps(PhaseLengths lengths, Stream draws, long lane) {
    return plan.jitter().on() ? lengths.length(draws.real64(lane, 0)) : lengths.longest();
  }

  private void score(Minibatch batch) {
    phases.free().layer(network.depth()).store(outputs);
    progress.mistakes += Predictions.mistakes(batch, outputs);
    progress.predictions += batch.size();
  }

  /** {@code theta_l += rate_l (gain direction_l)}; the sum of the change. */
  private double learn(double gain) {
    double sum = 0;
    if (reader != null) {
      reader.look(phases);
    }
    for (int l = 1; l <= network.depth(); l++) {
      Descent direction = directions[l];
      if (reader != null) {
        direction = reader.direction(l, gain);
      } else {
        phases.direction(l, gain / plan.batchSize(), directions[l]);
      }
      sum += optimizers.get(l - 1).apply(direction, rates[l]);
      network.repack(l);
    }
    return sum;
  }

  private void count(Minibatch batch, Equilibrium free) {
    progress.epoch = source.epoch();
    progress.presentations += batch.size();
    progress.minibatches++;
    progress.epochMinibatches++;
    progress.updates++;
    progress.phases += phases.count();
    progress.networkSteps += free.steps() + phases.secondSteps();
    progress.macs += batch.size() * (phases.products() + 2 * network.architecture().synapses());
    if (!free.settled()) {
      progress.epochUnsettled++;
      progress.unsettled++;
    }
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
    Facts facts =
        plan.memory() == null
            ? new Facts()
            : MemoryLedger.of(plan.memory(), network.parameters().count(), progress.updates);
    log.columns(progress).forEach(facts::put);
    return facts;
  }

  @Override
  public List<Measurement> measure(Probe look) {
    Measurements all = new Measurements(look);
    log.columns(progress).forEach(all::add);
    if (plan.memory() != null && plan.memory().ladder() != null) {
      all.add("entropy_per_update", MemoryLedger.perUpdate(plan.memory()));
    }
    if (look.due("spectral_radius")) {
      all.add("spectral_radius", probe.spectralRadius(look.batch()));
    }
    return all.list();
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public void scores(Minibatch in, FMatrixRMaj out) {
    probe.free(in, network.depth(), out);
  }

  @Override
  public double loss(Minibatch in, FMatrixRMaj scores) {
    return probe.loss(in, scores);
  }

  @Override
  public long macsPerExample() {
    return probe.macsPerExample();
  }

  @Override
  public UpdatePair updates(Minibatch batch) {
    int sign = sign(probeSigns, progress.minibatches);
    return probe.updates(
        batch,
        (looked, examples, sums) -> {
          looked.secondSweeps(plan.relaxation().nudgedSteps());
          contrast.relax(looked, sign);
          addRaw(looked, contrast.gain(sign), examples, sums);
        });
  }

  /** The raw update of one piece of a probe batch of {@code examples}. Modified: {@code sums}. */
  private void addRaw(Phases looked, double gain, int examples, List<FMatrixRMaj> sums) {
    MemoryReader looking = reader == null ? null : reader.twin();
    if (looking != null) {
      looking.look(looked);
    }
    LayerUpdate plain = new LayerUpdate();
    for (int l = 1; l <= network.depth(); l++) {
      Descent direction = plain;
      if (looking != null) {
        direction = looking.direction(l, gain * plan.batchSize() / examples);
      } else {
        looked.direction(l, gain / examples, plain);
      }
      direction.addWeights(network.kernels(), sums.get(2 * l - 2), 1);
      direction.addBias(network.kernels(), sums.get(2 * l - 1), 1);
    }
  }

  private int sign(Stream draws, long lane) {
    return contrast.drawsSign() && draws.real32(lane, 0) >= .5f ? -1 : 1;
  }

  @Override
  public int layers() {
    return network.depth();
  }

  @Override
  public void features(Minibatch in, int layer, FMatrixRMaj out) {
    probe.free(in, layer, out);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot = new Snapshot();
    training().save(snapshot);
    log.save(snapshot);
    if (states != null) {
      states.save(snapshot);
    }
    if (reader != null) {
      snapshot.put("thresholds", reader.thresholds());
    }
    return snapshot;
  }

  /** Goes on where {@code snapshot} was taken. Modified: this. */
  EquilibriumLearner resumed(Snapshot snapshot) {
    training().restore(snapshot);
    log.restore(snapshot);
    if (states != null) {
      states.restore(snapshot);
    }
    if (reader != null) {
      reader.thresholds(snapshot.doubles("thresholds"));
    }
    return this;
  }

  private TrainingSnapshot training() {
    return new TrainingSnapshot(source, network, optimizers, progress);
  }
}
