package io.phasesweep.spark;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The door to Spark: trials in, counts out. One session; runs follow one another. Only {@link
 * #requestStop} may be called from another thread.
 */
public final class TrialJob implements AutoCloseable {

  private TrialJob() {}

  /** Opens a session. */
  public static TrialJob open(SessionSettings settings) {
    return Pending.body();
  }

  /** Trials at a time. */
  public int slots() {
    return Pending.body();
  }

  /**
   * Computes the trials of {@code plan} that are not stored. Takes the store's lease.
   *
   * @param plan gives the plan anew each time; it is never held in memory
   * @throws StoreException if the store is in use or gives way; everything committed is kept
   */
  public RunSummary run(
      ResultStore store,
      SweepRecord sweep,
      Supplier<Stream<Member>> plan,
      RunOptions options,
      RunEvents events) {
    return Pending.body();
  }

  /**
   * Ends the present run: no batch begins, batches in work end after their current trial and commit
   * what is finished. Asked a second time: they end at once.
   */
  public void requestStop() {
    Pending.body();
  }

  @Override
  public void close() {
    Pending.body();
  }
}
