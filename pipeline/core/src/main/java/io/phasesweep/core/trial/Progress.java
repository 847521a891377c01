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
}
