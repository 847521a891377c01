package io.phasesweep.spark;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Ends a run early, gently at first. Thread-safe. */
final class RunStop implements AutoCloseable {
  private final Lease lease;
  private final Duration grace;
  private final Runnable cancel;
  private final Timer timer;
  private RunSummary.@Nullable Ending ending;
  private BatchReport.@Nullable Problem problem;

  /**
   * @param lease through which tasks learn of it
   * @param grace how long trials in work may go on
   * @param cancel ends all tasks at once
   */
  RunStop(Lease lease, Duration grace, Runnable cancel) {
    this.lease = lease;
    this.grace = grace;
    this.cancel = cancel;
    this.timer = new Timer("phasesweep-stop", true);
  }

  /**
   * Ends the run: no batch begins, those in work commit what is finished. The first reason stays.
   */
  synchronized void ask(RunSummary.Ending why) {
    if (ending != null) {
      return;
    }
    ending = why;
    try {
      lease.stopping();
      timer.schedule(cancelling(), grace.toMillis());
    } catch (IOException unreachable) {
      // Tasks cannot be told through a store that is full or gone.
      cancel.run();
    }
  }

  private TimerTask cancelling() {
    return new TimerTask() {
      @Override
      public void run() {
        cancel.run();
      }
    };
  }

  /** Ends the run because of a problem that a task met. */
  synchronized void becauseOf(BatchReport.Problem found) {
    if (problem == null) {
      problem = found;
    }
    ask(RunSummary.Ending.TOO_MANY_FAILED);
  }

  /** Ends at once, if a stop was asked for before; else asks. */
  synchronized void insist() {
    if (ending == RunSummary.Ending.INTERRUPTED) {
      cancel.run();
    } else {
      ask(RunSummary.Ending.INTERRUPTED);
    }
  }

  /** Why the run ends early, if it does. */
  synchronized Optional<RunSummary.Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /** The problem that ended it, if one did. */
  synchronized Optional<BatchReport.Problem> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
