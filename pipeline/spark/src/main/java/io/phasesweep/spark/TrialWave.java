package io.phasesweep.spark;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** Trial batches as one Spark stage, a task each: the only place where trials meet tasks. */
final class TrialWave {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

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
      awaitTasks();
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw StoreException.brokeDown("interrupted", e);
    } finally {
      context.clearJobGroup();
    }
  }

  // Cancelled tasks still commit what they have finished, which they may only under the lease.
  private void awaitTasks() {
    long start = System.nanoTime();
    while (runningTasks() > 0 && System.nanoTime() - start < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
    }
  }

  private int runningTasks() {
    return Arrays.stream(context.sc().statusTracker().getExecutorInfos())
        .mapToInt(SparkExecutorInfo::numRunningTasks)
        .sum();
  }

  /** Ends all tasks of the wave at once. */
  void cancel() {
    context.cancelJobGroup(group);
  }
}
