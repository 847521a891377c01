package io.phasesweep.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * Counters, sums over the epoch and health of the last step. Mutable, written by the learner, read
 * by the runner; fields, because it is read at every step.
 */
public final class Progress {
  /** Finished epochs. */
  public long epoch;

  /** Training examples loaded on the input. */
  public long presentations;

  /** Minibatches (or phases) begun since the start of training. */
  public long minibatches;

  public long phases;
  public long networkSteps;
  public long updates;

  /** Multiply-adds of learning. */
  public long macs;

  /** Multiply-adds of measuring that the learner itself spent. */
  public long probeMacs;

  /** Predictions made before an update, in the epoch so far, and the wrong ones among them. */
  public long predictions;

  public long mistakes;

  /**
   * Minibatches of the epoch so far, and those that did not settle; the same over the whole trial.
   */
  public long epochMinibatches;

  public long epochUnsettled;
  public long unsettled;

  /** Sum of the last update: not finite if any entry is not. */
  public double updateSum;

  /** Why the rule itself calls the trial diverged, or null. */
  public @Nullable String divergence;

  /** Starts the sums over a new epoch. Modified: this. */
  public void startEpoch() {
    predictions = 0;
    mistakes = 0;
    epochMinibatches = 0;
    epochUnsettled = 0;
  }

  /** Whether the last update was finite and the rule itself has no complaint. */
  public boolean healthy() {
    return divergence == null && Double.isFinite(updateSum);
  }

  /** Writes counters and sums. Modified: {@code to}. */
  public void save(Snapshot to) {
    to.put(
        "progress",
        epoch,
        presentations,
        minibatches,
        phases,
        networkSteps,
        updates,
        macs,
        probeMacs,
        predictions,
        mistakes,
        epochMinibatches,
        epochUnsettled,
        unsettled);
    to.put("progress/update-sum", new double[] {updateSum});
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  public void restore(Snapshot from) {
    long[] saved = from.longs("progress");
    int i = 0;
    epoch = saved[i++];
    presentations = saved[i++];
    minibatches = saved[i++];
    phases = saved[i++];
    networkSteps = saved[i++];
    updates = saved[i++];
    macs = saved[i++];
    probeMacs = saved[i++];
    predictions = saved[i++];
    mistakes = saved[i++];
    epochMinibatches = saved[i++];
    epochUnsettled = saved[i++];
    unsettled = saved[i];
    updateSum = from.doubles("progress/update-sum")[0];
  }
}
