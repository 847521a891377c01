package io.phasesweep.core.trial;

import java.io.Serializable;

/** How a trial ended. All but the last three are facts of the trial, stored once, never retried. */
public sealed interface Outcome extends Serializable {

  /** The word of the column {@code outcome}. */
  String word();

  /**
   * A parameter, state, update or loss was not finite, or a norm grew beyond its limit.
   *
   * @param epoch when
   * @param minibatch which since the start of training
   * @param why what and where
   */
  record Diverged(double epoch, long minibatch, String why) implements Outcome {
    @Override
    public String word() {
      return "diverged";
    }
  }

  /**
   * Was at or above the threshold and ends below it.
   *
   * @param epoch first measurement after the last one above
   */
  record Collapsed(double epoch) implements Outcome {
    @Override
    public String word() {
      return "collapsed";
    }
  }

  /**
   * Ends at or above the threshold.
   *
   * @param epoch first measurement at or above
   * @param dips times it fell below and came back
   */
  record Trained(double epoch, int dips) implements Outcome {
    @Override
    public String word() {
      return "trained";
    }
  }

  /** Never at the threshold, and more than half of the minibatches did not settle. */
  record NotSettled() implements Outcome {
    @Override
    public String word() {
      return "not-settled";
    }
  }

  /** Never at the threshold. */
  record NeverLearned() implements Outcome {
    @Override
    public String word() {
      return "never-learned";
    }
  }

  /** An assay came to its end. */
  record Finished() implements Outcome {
    @Override
    public String word() {
      return "finished";
    }
  }

  /**
   * Stopped by pruning.
   *
   * @param epoch when: right-censored there
   */
  record Pruned(double epoch) implements Outcome {
    @Override
    public String word() {
      return "pruned";
    }
  }

  /**
   * Hit its limit of wall time.
   *
   * @param epoch when
   */
  record TimedOut(double epoch) implements Outcome {
    @Override
    public String word() {
      return "timed-out";
    }
  }

  /**
   * Infrastructure or a bug.
   *
   * @param why class, message and short trace
   */
  record Failed(String why) implements Outcome {
    @Override
    public String word() {
      return "failed";
    }
  }
}
