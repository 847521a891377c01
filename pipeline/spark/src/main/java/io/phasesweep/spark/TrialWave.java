package io.phasesweep.spark;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** Trial batches as one Spark stage, a task each: the only place where trials meet tasks. */
final class TrialWave {
  private final JavaSparkContext context;
  private final String group = "phasesweep-" + UUID.randomUUID();

  TrialWave(JavaSparkContext context) {
    this.context = context;
  }

  /** Runs the batches and waits for them; returns early, without an error, if it is cancelled. */
  void run(List<TrialBatch> batches, BatchTask task, RunStop stop) {
    context.setJobGroup(group, "trials", true);
    // As many partitions as batches: any other way in folds tasks, and trials run in series.
    JavaFutureAction<Void> job =
        context.parallelize(batches, batches.size()).foreachPartitionAsync(task);
    try {
      job.get();
    } catch (ExecutionException e) {
      if (stop.ending().isEmpty()) {
        throw StoreException.brokeDown("Spark ended the wave: " + Failures.line(e), e);
      }
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw StoreException.brokeDown("interrupted", e);
    } finally {
      context.clearJobGroup();
    }
  }

  /** Ends all tasks of the wave at once. */
  void cancel() {
    context.cancelJobGroup(group);
  }
}
