package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.PhaseSchedule;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Boltzmann machine under a schedule of phases. Up to 20 visible units its measures are exact.
 */
final class RbmLearner implements Learner {
  private static final int PROBED_PHASES = 1_000;

  private final FlexiblePlan plan;
  private final Kernels kernels;
  private final LearningTrial trial;
  private final Part train;
  private final RbmModel model;
  private final PhaseDriver driver;
  private final @Nullable RbmData data;
  private final @Nullable RbmLabels labels;

  RbmLearner(FlexiblePlan plan, LearningTrial trial, Materials materials, boolean gibbs) {
    this.plan = plan;
    this.kernels = materials.kernels();
    this.trial = trial;
    this.train = materials.data().train();
    FlexiblePlan.requireRbm(plan.architecture(), train.inputs(), train.classes());
    int classes = plan.architecture().depth() == 2 ? plan.architecture().classes() : 0;
    int visible = plan.architecture().inputs() + classes;
    Parameters theta = RbmModel.parameters(visible, plan.architecture().units(1));
    RbmModel.draw(theta, plan.initGain(), trial.seed());
    this.model = new RbmModel(plan, materials.kernels(), theta, source(""), trial.seed(), "");
    PhaseSchedule schedule = new PhaseSchedule(plan.timing(), Polarity.POSITIVE, trial.seed(), "");
    this.driver = new PhaseDriver(plan, schedule, trial.budget());
    this.data = visible <= RbmLikelihood.MOST ? new RbmData(train, classes) : null;
    this.labels =
        classes > 0
            ? new RbmLabels(theta, plan.architecture().inputs(), classes, gibbs, trial.seed())
            : null;
  }

  private MinibatchSource source(String on) {
    long seed = trial.seed();
    return new MinibatchSource(
        train, 1, trial.data().values(), seed, new Stream(seed, on + "order"));
  }

  /** Its label units' read-out, or null. */
  @Nullable RbmLabels labels() {
    return labels;
  }

  /** Whether exact measures are within reach. */
  boolean exact() {
    return data != null;
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
    return data != null
        ? new Primary("nll_sum", null, data.floor(), 0, .5)
        : Primary.error(plan.architecture().classes());
  }

  @Override
  public Facts facts() {
    return driver.facts();
  }

  @Override
  public List<Measurement> measure(Probe probe) {
    Measurements all = new Measurements(probe);
    driver.measure(all);
    if (data != null) {
      RbmLikelihood likelihood = likelihood();
      all.add("nll_sum", likelihood.nllSum(data.rows()));
      closeness(likelihood, data, all);
    }
    if (labels != null) {
      if (probe.due("train_label_error")) {
        all.add("train_label_error", labels.error(train, RbmLabels.TRAINING_EXAMPLES));
      }
      all.add("test_label_error", labels.error(probe.evaluation(), Integer.MAX_VALUE));
    }
    return all.list();
  }

  private RbmLikelihood likelihood() {
    return new RbmLikelihood(
        model.parameters().blocks().get(0).matrix().data,
        model.parameters().blocks().get(1).matrix().data);
  }

  /** Total variation between machine and rows, and the machine's mass on the rows. */
  private static void closeness(RbmLikelihood likelihood, RbmData data, Measurements all) {
    double logZ = likelihood.logZ();
    double mass = 0;
    double difference = 0;
    for (Map.Entry<Integer, Integer> row : data.counts().entrySet()) {
      double p = likelihood.probability(row.getKey(), logZ);
      mass += p;
      difference += Math.abs(p - (double) row.getValue() / data.rows().length);
    }
    all.add("total_variation", (difference + 1 - mass) / 2);
    all.add("data_mass", mass);
  }

  @Override
  public Parameters parameters() {
    return model.parameters();
  }

  /**
   * The summed signal of 1000 phases of a copy whose parameters stand, on streams {@code probe/..},
   * beside the exact gradient of the likelihood.
   */
  UpdatePair updates() {
    if (data == null) {
      throw new IllegalStateException("more than " + RbmLikelihood.MOST + " visible units");
    }
    RbmModel copy =
        new RbmModel(plan, kernels, parameters(), source("probe/"), trial.seed(), "probe/");
    int visible = parameters().blocks().get(0).matrix().numRows;
    int hidden = parameters().blocks().get(0).matrix().numCols;
    RbmSums sums = new RbmSums(visible, hidden);
    copy.follow(model, sums);
    PhaseSchedule schedule =
        new PhaseSchedule(plan.timing(), Polarity.POSITIVE, trial.seed(), "probe/");
    Polarity last = driver.last();
    for (int k = 0; k < PROBED_PHASES; k++) {
      Polarity type = schedule.type(k, last);
      int length = schedule.length(k, type);
      int silent = plan.timing().silent(length);
      copy.begin(type, k);
      for (int t = 1; t <= length; t++) {
        copy.step(type, t);
        if (t > silent) {
          copy.learn((float) schedule.weight(type));
        }
      }
      copy.end(type, length - silent);
      last = type;
    }
    return new UpdatePair(
        sums.over(PROBED_PHASES), likelihood().ascent(data.rows()), "likelihood", copy.macs());
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot = new Snapshot();
    driver.save(snapshot);
    model.save(snapshot);
    return snapshot;
  }

  RbmLearner resumed(Snapshot snapshot) {
    driver.restore(snapshot);
    model.restore(snapshot);
    return this;
  }
}
