package io.phasesweep.core.rule.memory;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.dynamics.AutoThresholds;
import io.phasesweep.core.dynamics.Equilibrium;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.SynapticMemory;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.network.WeightLaw;
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

/**
 * The learner of {@link NonequilibriumMemory}. One step: a free phase from the example's last free
 * state, a ramp of the nudge, and what the synapses remember of it. An incomplete last minibatch is
 * divided by {@code batch-size}, as in all rules.
 */
final class MemoryLearner implements Learner, Predictor, UpdateProbe, Encoder {
  /** The nudge under which automatic thresholds are found, whatever the trial's own is. */
  private static final double CALIBRATION_NUDGE = .5;

  private final NonequilibriumMemory rule;
  private final MinibatchSource source;
  private final LayeredNetwork network;
  private final List<Optimizer> optimizers = new ArrayList<>();
  private final Phases phases;
  private final FreeStates states;
  private final SynapticMemory memory;
  private final SynapticMemory looking;
  private final Stream jitter;
  private final Ramps ramps;
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final SettlingLog log;
  private final MemoryLog memoryLog;
  private final FixedPointProbe probe;
  private final Progress progress = new Progress();

  MemoryLearner(NonequilibriumMemory rule, LearningTrial trial, Materials materials) {
    Part train = materials.data().train();
    long seed = trial.seed();
    rule.architecture().requireFit(train.inputs(), train.classes());
    this.rule = rule;
    this.source = new MinibatchSource(train, rule.batchSize(), trial.data().values(), seed);
    this.network = new LayeredNetwork(rule.architecture(), rule.batchSize(), materials.kernels());
    network.draw(WeightLaw.HALF_GLOROT, rule.initGain(), seed);
    for (int l = 1; l <= network.depth(); l++) {
      optimizers.add(new OptimizerPlan(OptimizerPlan.Law.SGD, 0).of(network, l));
    }
    this.phases = phases(rule.medium(), seed);
    this.states = new FreeStates(network, train.size());
    this.memory =
        new SynapticMemory(network, rule.memory(), SynapticMemory.Signal.RAMP, rule.batchSize());
    this.looking =
        new SynapticMemory(network, rule.memory(), SynapticMemory.Signal.RAMP, rule.batchSize());
    this.jitter = new Stream(seed, "phase-jitter");
    this.ramps = new Ramps(rule.nudge(), rule.memory().ramp().last(), seed);
    this.log = new SettlingLog(source.perEpoch());
    this.memoryLog = new MemoryLog(network, rule.memory(), source.perEpoch());
    this.probe = new FixedPointProbe(network, rule.relaxation(), rule.batchSize(), seed);
    if (rule.memory().thresholds().isEmpty()) {
      calibrate(new MinibatchSource(train, rule.batchSize(), trial.data().values(), seed), seed);
    }
  }

  private Phases phases(Medium medium, long seed) {
    int limit = Math.max(rule.relaxation().freeSteps(), rule.relaxation().nudgedSteps());
    return new Phases(
        network,
        rule.relaxation(),
        new CarriedWeights(network, medium, seed),
        new StateNoise(medium, network.depth(), limit, seed));
  }

  /** Automatic thresholds, before the first step. Modified: memories, progress. */
  private void calibrate(MinibatchSource examples, long seed) {
    Phases look = phases(Medium.none(), seed);
    AutoThresholds thresholds = new AutoThresholds(network);
    int last = rule.memory().ramp().last();
    for (int i = 0; i < AutoThresholds.MINIBATCHES; i++) {
      Minibatch batch = examples.next();
      look.load(batch.inputs(), i);
      look.teach(batch, 0);
      look.settle(rule.relaxation().freeSteps());
      look.secondSweeps(rule.relaxation().nudgedSteps());
      for (int k = 0; k <= last; k++) {
        memory.sample(k, look.input(), look.ramped(CALIBRATION_NUDGE * k / last));
      }
      thresholds.look(memory);
      progress.probeMacs += batch.size() * (look.products() + correlations());
    }
    double[] found = thresholds.thresholds(rule.memory());
    memory.thresholds(found);
    looking.thresholds(found);
  }

  /** Multiply-adds of the samples of one example. */
  private long correlations() {
    return (rule.memory().ramp().last() + 1) * network.architecture().synapses();
  }

  @Override
  public void step() {
    if (!progress.healthy()) {
      return;
    }
    if (source.given() == 0) {
      progress.startEpoch();
      log.clear();
      memoryLog.clear();
    }
    Minibatch batch = source.next();
    long lane = progress.minibatches;
    phases.load(batch.inputs(), lane);
    phases.teach(batch, 0);
    states.recall(batch, phases.free());
    Equilibrium free = phases.settle(rule.relaxation().freeSteps());
    states.keep(batch, phases.free());
    score(batch);
    phases.secondSweeps(rule.relaxation().nudgedSteps());
    double span = ramps.write(phases, ramps.sign(lane), memory);
    if (rule.jitter().on()) {
      time(lane);
    }
    memory.meet();
    double gain = memory.gain() / span;
    if (memoryLog.due(progress.epochMinibatches)) {
      memoryLog.look(memory, span, gain);
    }
    progress.updateSum = learn(gain);
    log.record(free, phases);
    count(batch, free);
  }

  private void score(Minibatch batch) {
    phases.free().layer(network.depth()).store(outputs);
    progress.mistakes += Predictions.mistakes(batch, outputs);
    progress.predictions += batch.size();
  }

  /** Ramp times of this minibatch; none is shorter than a grid step. */
  private void time(long lane) {
    double least = 1.0 / rule.memory().ramp().grid();
    double fast = rule.memory().ramp().fast() * rule.jitter().fast(jitter.real64(lane, 0));
    double slow = rule.memory().ramp().slow() * rule.jitter().slow(jitter.real64(lane, 1));
    memory.times(Math.max(least, fast), Math.max(least, slow));
  }

  private double learn(double gain) {
    double sum = 0;
    for (int l = 1; l <= network.depth(); l++) {
      sum += optimizers.get(l - 1).apply(memory.reading(l, gain), rule.rates().of(l));
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
    progress.macs += batch.size() * (phases.products() + correlations());
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
    return Primary.error(rule.architecture().classes());
  }

  @Override
  public Facts facts() {
    Facts facts = MemoryLedger.of(rule.memory(), network.parameters().count(), progress.updates);
    log.columns(progress).forEach(facts::put);
    return facts;
  }

  @Override
  public List<Measurement> measure(Probe look) {
    Measurements all = new Measurements(look);
    log.columns(progress).forEach(all::add);
    if (look.due("spectral_radius")) {
      all.add("spectral_radius", probe.spectralRadius(look.batch()));
    }
    memoryLog.measure(all);
    double each = MemoryLedger.perUpdate(rule.memory());
    if (Double.isFinite(each)) {
      all.add("entropy_per_update", each);
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
    int sign = ramps.probeSign(progress.minibatches);
    return probe.updates(
        batch,
        (seen, examples, sums) -> {
          seen.secondSweeps(rule.relaxation().nudgedSteps());
          double span = ramps.write(seen, sign, looking);
          looking.meet();
          double share = (double) rule.batchSize() / examples;
          for (int l = 1; l <= network.depth(); l++) {
            var reading = looking.reading(l, share * looking.gain() / span);
            reading.addWeights(network.kernels(), sums.get(2 * l - 2), 1);
            reading.addBias(network.kernels(), sums.get(2 * l - 1), 1);
          }
        });
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
    memoryLog.save(snapshot);
    states.save(snapshot);
    snapshot.put("thresholds", memory.thresholds());
    return snapshot;
  }

  /** Goes on where {@code snapshot} was taken. Modified: this. */
  MemoryLearner resumed(Snapshot snapshot) {
    training().restore(snapshot);
    log.restore(snapshot);
    memoryLog.restore(snapshot);
    states.restore(snapshot);
    memory.thresholds(snapshot.doubles("thresholds"));
    looking.thresholds(snapshot.doubles("thresholds"));
    return this;
  }

  private TrainingSnapshot training() {
    return new TrainingSnapshot(source, network, optimizers, progress);
  }
}
