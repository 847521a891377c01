package io.phasesweep.spark;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Turns the ends of tasks into events for the user, and stops a run that should not go on. */
final class RunProgressRelay extends SparkListener {
  private final RunTally tally;
  private final RunEvents events;
  private final RunOptions options;
  private final RunStop stop;
  private final SweepPass pass;
  private final long start = System.nanoTime();
  private final Set<String> told = new HashSet<>();

  RunProgressRelay(
      RunTally tally, RunEvents events, RunOptions options, RunStop stop, SweepPass pass) {
    this.tally = tally;
    this.events = events;
    this.options = options;
    this.stop = stop;
    this.pass = pass;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    advance();
  }

  /** Tells what is new. */
  synchronized void advance() {
    BatchReport report = tally.value();
    for (Map.Entry<String, RunEvents.Notable> first : report.firsts().entrySet()) {
      if (told.add(first.getKey())) {
        events.first(first.getValue());
      }
    }
    events.advanced(progress());
    BatchReport.Problem problem = report.problem();
    if (problem != null) {
      stop.becauseOf(problem);
    } else if (report.outcomes().getOrDefault("failed", 0L) >= options.maxFailed()) {
      stop.ask(RunSummary.Ending.TOO_MANY_FAILED);
    }
  }

  /** Where the run stands. */
  RunProgress progress() {
    BatchReport report = tally.value();
    return new RunProgress(
        pass.planned(),
        pass.stored(),
        report.computed(),
        report.outcomes(),
        report.predictedSeconds(),
        pass.predictedSeconds(),
        (System.nanoTime() - start) / 1e9);
  }
}
