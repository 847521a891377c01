package io.phasesweep.spark;

import java.io.Serializable;

/** What a run tells while it goes on; called from several threads, one at a time. */
public interface RunEvents {

  /** The plan is subtracted; before the first wave. */
  default void started(RunProgress progress) {}

  /** A trial batch was committed. */
  default void advanced(RunProgress progress) {}

  /** The first trial of this run with an outcome that deserves a line. */
  default void first(Notable trial) {}

  /** Something the user should know; one line. */
  default void warning(String line) {}

  /**
   * A trial that deserves a line.
   *
   * @param trialId 64 hex digits
   * @param subject rule or assay
   * @param seed its seed
   * @param outcome how it ended, such as "collapsed"
   * @param detail what happened and when, for example {@code below the threshold at epoch 5}
   */
  record Notable(String trialId, String subject, long seed, String outcome, String detail)
      implements Serializable {}

  /** Tells nobody. */
  static RunEvents silent() {
    return new RunEvents() {};
  }
}
