package io.phasesweep.spark;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;

/** A trial batch as a Spark task. */
final class BatchTask implements VoidFunction<Iterator<TrialBatch>> {
  private static final long serialVersionUID = 1L;

  private final WaveSetting setting;
  private final RunTally tally;

  BatchTask(WaveSetting setting, RunTally tally) {
    this.setting = setting;
    this.tally = tally;
  }

  @Override
  public void call(Iterator<TrialBatch> batches) {
    StoreFiles files = setting.opener().open(setting.storeUri());
    Provenance provenance =
        Provenance.here(
            setting.build(),
            setting.engine(),
            setting.sparkVersion(),
            setting.slots(),
            setting.conductor().kernels());
    BatchCommit commit =
        new BatchCommit(files, setting.generation(), setting.leaseToken(), provenance);
    // A batch that was lost once is committed trial by trial: what is finished then stays.
    BatchRunner.Commit when =
        TaskContext.get().attemptNumber() > 0
            ? BatchRunner.Commit.TRIAL_BY_TRIAL
            : BatchRunner.Commit.AT_THE_END;
    while (batches.hasNext()) {
      LeaseWatch lease = new LeaseWatch(files, setting.leaseToken());
      tally.add(
          new BatchRunner(setting.conductor(), commit, lease, setting.maxFailed())
              .run(batches.next(), when));
    }
  }
}
