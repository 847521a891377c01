package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.PhaseSchedule;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Facts;
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
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Forward-Forward under a schedule of phases. */
final class FfLearner implements Learner, Predictor {
  /** Pixels of an image whose first ones are empty: 28 x 28. */
  private static final int LARGE = 784;

  private final FlexiblePlan plan;
  private final FfModel model;
  private final PhaseDriver driver;
  private final FfReadout readout;

  FfLearner(FlexiblePlan plan, LearningTrial trial, Materials materials) {
    Part train = materials.data().train();
    plan.architecture().requireFit(train.inputs(), train.classes());
    this.plan = plan;
    double threshold = trial.settings().real(FlexibleSettings.GOODNESS);
    boolean replaces =
        trial.data().values().find("data.label-embedding") instanceof Value.Name how
            ? how.value().equals("replace")
            : train.inputs() == LARGE;
    this.model =
        new FfModel(
            plan,
            threshold,
            new FfInput(train.inputs(), train.classes(), replaces),
            train,
            trial.data().values(),
            materials.kernels(),
            trial.seed());
    this.driver =
        new PhaseDriver(
            plan,
            new PhaseSchedule(plan.timing(), Polarity.POSITIVE, trial.seed(), ""),
            trial.budget());
    this.readout =
        new FfReadout(
            FfModel.layers(model.parameters(), threshold, materials.kernels()),
            new FfInput(train.inputs(), train.classes(), replaces),
            train.classes());
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
    return model.parameters();
  }

  @Override
  public void scores(Minibatch in, FMatrixRMaj out) {
    readout.scores(in, out);
  }

  @Override
  public double loss(Minibatch in, FMatrixRMaj scores) {
    return readout.loss(in, scores);
  }

  @Override
  public long macsPerExample() {
    return readout.macsPerExample();
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot = new Snapshot();
    driver.save(snapshot);
    model.save(snapshot);
    return snapshot;
  }

  FfLearner resumed(Snapshot snapshot) {
    driver.restore(snapshot);
    model.restore(snapshot);
    return this;
  }
}
