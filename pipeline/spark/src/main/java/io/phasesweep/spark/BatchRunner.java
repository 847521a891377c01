package io.phasesweep.spark;

import io.phasesweep.core.data.InvalidData;
import io.phasesweep.core.engine.TrialInterrupted;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conducts the trials of a batch one after another and commits them. Knows no Spark. One use. */
final class BatchRunner {
  /** When conducted trials are committed. */
  enum Commit {
    /** All at the end: the cheapest. */
    AT_THE_END,
    /** Each at once: for batches that were lost before. */
    TRIAL_BY_TRIAL
  }

  private final Conductor conductor;
  private final BatchCommit commit;
  private final LeaseWatch lease;
  private final int maxFailed;
  private final List<ConductedTrial> pending = new ArrayList<>();
  private BatchReport report = BatchReport.empty();
  private int failed;

  /**
   * @param maxFailed the batch ends when so many of its trials have failed
   */
  BatchRunner(Conductor conductor, BatchCommit commit, LeaseWatch lease, int maxFailed) {
    this.conductor = conductor;
    this.commit = commit;
    this.lease = lease;
    this.maxFailed = maxFailed;
  }

  /** Conducts and commits; what cannot be committed, or is not wanted any more, is left out. */
  BatchReport run(TrialBatch batch, Commit when) {
    try {
      for (Assignment assignment : batch.trials()) {
        // An interrupt comes from a cancelled wave. Cleared, because such a thread cannot write.
        if (Thread.interrupted() || failed >= maxFailed || !lease.goesOn()) {
          break;
        }
        if (when == Commit.TRIAL_BY_TRIAL && isCommitted(assignment)) {
          continue;
        }
        ConductedTrial conducted = conduct(assignment);
        if (conducted == null) {
          // An interrupted thread cannot write; what is finished is to be kept.
          boolean unused = Thread.interrupted();
          break;
        }
        pending.add(conducted);
        if (when == Commit.TRIAL_BY_TRIAL) {
          commitPending();
        }
      }
      commitPending();
      return report;
    } catch (InvalidData e) {
      return stopped(StoreException.Kind.REFUSED, Provenance.hostName() + ": " + e.getMessage());
    } catch (StoreException e) {
      return stopped(e.kind(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return stopped(StoreException.Kind.BROKE_DOWN, "store: " + Failures.line(e));
    }
  }

  private BatchReport stopped(StoreException.Kind kind, String message) {
    return report.plus(
        new BatchReport(Map.of(), Map.of(), 0, 0, new BatchReport.Problem(kind, message)));
  }

  private boolean isCommitted(Assignment assignment) throws IOException {
    return commit.isCommitted(List.of(assignment.member().trialId()));
  }

  /** Null if the trial was interrupted. */
  private @Nullable ConductedTrial conduct(Assignment assignment) {
    Trial trial = assignment.member().trial();
    conductor.prepare(trial);
    Instant started = Instant.now();
    long start = System.nanoTime();
    TrialResult result;
    try {
      result = conductor.conduct(trial);
      TrialRows.check(result.facts());
    } catch (TrialInterrupted e) {
      return null;
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      failed++;
      double seconds = (System.nanoTime() - start) / 1e9;
      result = failed(trial, e, seconds);
    }
    return new ConductedTrial(assignment, result, started);
  }

  private static TrialResult failed(Trial trial, Throwable thrown, double seconds) {
    Outcome outcome = new Outcome.Failed(Failures.trace(thrown));
    return new TrialResult(trial, outcome, new Facts(), List.of(), seconds, seconds);
  }

  private void commitPending() throws IOException {
    if (pending.isEmpty() || !lease.mayCommit()) {
      return;
    }
    commit.commit(pending);
    for (ConductedTrial trial : pending) {
      report = report.plus(reportOf(trial));
    }
    pending.clear();
  }

  private static BatchReport reportOf(ConductedTrial trial) {
    Map<String, Long> outcomes = new HashMap<>();
    outcomes.put(trial.result().outcome().word(), 1L);
    Map<String, RunEvents.Notable> firsts = new HashMap<>();
    String detail = detail(trial.result());
    if (detail != null) {
      Trial what = trial.result().trial();
      String word = trial.result().outcome().word();
      firsts.put(
          word,
          new RunEvents.Notable(
              trial.assignment().member().trialId(),
              SweepCount.subject(what),
              what.seed(),
              word,
              detail));
    }
    return new BatchReport(
        outcomes,
        firsts,
        trial.result().wallSeconds(),
        trial.assignment().predictedSeconds(),
        null);
  }

  /** What deserves a line, or null. */
  private static @Nullable String detail(TrialResult result) {
    Outcome outcome = result.outcome();
    if (outcome instanceof Outcome.Collapsed collapsed) {
      Object above = result.facts().find("trained_epoch");
      String since =
          above instanceof Double epoch
              ? "above the threshold at epoch " + plain(epoch) + ", "
              : "";
      return since + "below at " + plain(collapsed.epoch());
    }
    if (outcome instanceof Outcome.Diverged diverged) {
      return diverged.why() + " at epoch " + plain(diverged.epoch());
    }
    if (outcome instanceof Outcome.TimedOut timedOut) {
      return "out of time at epoch " + plain(timedOut.epoch());
    }
    return outcome instanceof Outcome.Failed failed
        ? failed.why().lines().findFirst().orElse("")
        : null;
  }

  private static String plain(double epoch) {
    return epoch == Math.rint(epoch) ? Long.toString((long) epoch) : Double.toString(epoch);
  }
}
