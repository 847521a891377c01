package io.phasesweep.spark;

import io.phasesweep.core.data.InvalidData;
import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.trial.Digest;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Trials whose numbers are functions of their seeds, with planted endings.
 *
 * @param failing seeds whose trial throws
 * @param diverging seeds whose trial diverges
 * @param millis how long a trial takes
 * @param data whether the data are there
 */
record SyntheticConductor(Set<Long> failing, Set<Long> diverging, long millis, boolean data)
    implements Conductor {

  /** Every trial trains at once. */
  static SyntheticConductor quick() {
    return new SyntheticConductor(Set.of(), Set.of(), 0, true);
  }

  /** These seeds throw. */
  static SyntheticConductor failing(Long... seeds) {
    return new SyntheticConductor(Set.of(seeds), Set.of(), 0, true);
  }

  /** Every trial takes so long. */
  static SyntheticConductor lasting(long millis) {
    return new SyntheticConductor(Set.of(), Set.of(), millis, true);
  }

  @Override
  public KernelChoice kernels() {
    return new KernelChoice("synthetic", 1, true, List.of());
  }

  @Override
  public Object dataOf(Trial trial) {
    return "one";
  }

  @Override
  public void prepare(Trial trial) {
    if (!data) {
      throw new InvalidData("digits.csv", "no such file");
    }
  }

  @Override
  public TrialResult conduct(Trial trial) {
    long start = System.nanoTime();
    double sum = work(trial.seed());
    while (System.nanoTime() - start < millis * 1_000_000) {
      sum = work(trial.seed());
    }
    if (failing.contains(trial.seed())) {
      throw new IllegalStateException("planted in seed " + trial.seed());
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int epoch = 0; epoch <= 3; epoch++) {
      measurements.add(new Measurement(epoch, 100L * epoch, "test_error", null, sum / (epoch + 1)));
      measurements.add(new Measurement(epoch, 100L * epoch, "weight_norm", 1, sum));
      for (String asked : ((LearningTrial) trial).cadence().metrics()) {
        measurements.add(new Measurement(epoch, 100L * epoch, asked, null, sum));
      }
    }
    Facts facts =
        new Facts()
            .put("final_score", 1 - sum)
            .put("epochs", 3.0)
            .put("macs", 1000L)
            .put("classes", 10)
            .put("result_digest", Digest.hex("result of " + trial.seed()));
    Outcome outcome =
        diverging.contains(trial.seed())
            ? new Outcome.Diverged(2, 41, "loss is NaN")
            : new Outcome.Trained(1, 0);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TrialResult(trial, outcome, facts, measurements, seconds, seconds);
  }

  private static double work(long seed) {
    return 1.0 / (seed + 1);
  }
}
