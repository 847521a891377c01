package io.phasesweep.spark;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * The door to Spark: trials in, counts out. One session; runs follow one another. Only {@link
 * #requestStop} may be called from another thread.
 */
public final class TrialJob implements AutoCloseable {
  private final JavaSparkContext context;
  private final Conductor conductor;
  private final StoreFiles.Opener opener;
  private @Nullable SweepRun running;
  private boolean stopAsked;

  TrialJob(JavaSparkContext context, Conductor conductor, StoreFiles.Opener opener) {
    this.context = context;
    this.conductor = conductor;
    this.opener = opener;
  }

  /** Opens a session. */
  public static TrialJob open(SessionSettings settings) {
    return open(settings, new EngineConductor());
  }

  static TrialJob open(SessionSettings settings, Conductor conductor) {
    // The conf holds what spark-submit set: that wins.
    SparkConf conf = new SparkConf();
    settings.conf().forEach(conf::setIfMissing);
    if (settings.master() != null) {
      conf.setIfMissing("spark.master", settings.master());
    }
    conf.setIfMissing("spark.app.name", settings.name());
    return new TrialJob(
        new JavaSparkContext(SparkContext.getOrCreate(conf)), conductor, StoreFiles::at);
  }

  /** Trials at a time. */
  public int slots() {
    return context.defaultParallelism();
  }

  /**
   * Computes the trials of {@code plan} that are not stored. Takes the store's lease.
   *
   * @param plan gives the plan anew each time; it is never held in memory
   * @throws StoreException if the store is in use or gives way; everything committed is kept
   * @throws io.phasesweep.core.data.InvalidData if data are missing or changed
   */
  public RunSummary run(
      ResultStore store,
      SweepRecord sweep,
      Supplier<Stream<Member>> plan,
      RunOptions options,
      RunEvents events) {
    SweepRun run = new SweepRun(context, conductor, opener, store, sweep, plan, options, events);
    begin(run);
    try {
      return run.execute();
    } finally {
      end();
    }
  }

  private synchronized void begin(SweepRun run) {
    this.running = run;
    if (stopAsked) {
      run.requestStop();
    }
  }

  private synchronized void end() {
    this.running = null;
    this.stopAsked = false;
  }

  /**
   * Ends the present run: no batch begins, batches in work end after their current trial and commit
   * what is finished. Asked a second time: they end at once. Without a run: ends the next.
   */
  public synchronized void requestStop() {
    stopAsked = true;
    if (running != null) {
      running.requestStop();
    }
  }

  /** The session, for tests. */
  JavaSparkContext context() {
    return context;
  }

  @Override
  public void close() {
    context.stop();
  }
}
