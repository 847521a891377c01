package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.network.WeightLaw;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.PhaseSchedule;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.FixedPointProbe;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Equilibrium propagation under a schedule of phases: one step is one phase. */
final class EpLearner implements Learner, Predictor, UpdateProbe, Encoder {
  /** Free steps of a prediction. */
  private static final int PREDICTION = 30;

  private final FlexiblePlan plan;
  private final LayeredNetwork network;
  private final EpModel model;
  private final PhaseDriver driver;
  private final FixedPointProbe probe;
  private final Nudge nudge;
  private final int length;

  EpLearner(FlexiblePlan plan, LearningTrial trial, Materials materials) {
    Part train = materials.data().train();
    long seed = trial.seed();
    plan.architecture().requireFit(train.inputs(), train.classes());
    this.plan = plan;
    this.network = new LayeredNetwork(plan.architecture(), plan.batchSize(), materials.kernels());
    network.draw(WeightLaw.HALF_GLOROT, plan.initGain(), seed);
    this.nudge = Nudge.of(trial.settings());
    this.model =
        new EpModel(
            plan,
            nudge,
            trial.settings().real(Settings.LAYER_RATE_FACTOR),
            network,
            new MinibatchSource(train, plan.batchSize(), trial.data().values(), seed),
            seed);
    this.driver =
        new PhaseDriver(
            plan, new PhaseSchedule(plan.timing(), Polarity.NEGATIVE, seed, ""), trial.budget());
    this.length = (int) Math.max(1, Math.rint(trial.settings().real(FlexibleSettings.LENGTH)));
    this.probe =
        new FixedPointProbe(network, EpModel.relaxation(PREDICTION), plan.batchSize(), seed);
  }

  @Override
  public void step() {
    driver.step(model);
  }

  @Override
  public Progress progress() {
    return driver.progress();
  }

  @Override
  public Primary primary() {
    return Primary.error(plan.architecture().classes());
  }

  @Override
  public Facts facts() {
    return driver.facts();
  }

  @Override
  public List<Measurement> measure(Probe look) {
    Measurements all = new Measurements(look);
    driver.measure(all);
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
    return probe.updates(batch, this::raw);
  }

  /** G(+) - G(-) of two phases of mean length, both from the free state. */
  private void raw(Phases phases, int examples, List<FMatrixRMaj> sums) {
    phases.secondSweeps(length);
    phases.compare(phases.nudged(nudge.positive()), phases.nudged(nudge.negative()));
    for (int l = 1; l <= network.depth(); l++) {
      LayerUpdate direction = new LayerUpdate();
      phases.direction(l, 1 / (nudge.strength() * examples), direction);
      network.kernels().accumulate(sums.get(2 * l - 2), direction.terms(1));
      network.kernels().accumulateBias(sums.get(2 * l - 1), direction.terms(1));
    }
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
    driver.save(snapshot);
    model.save(snapshot);
    return snapshot;
  }

  EpLearner resumed(Snapshot snapshot) {
    driver.restore(snapshot);
    model.restore(snapshot);
    return this;
  }
}
