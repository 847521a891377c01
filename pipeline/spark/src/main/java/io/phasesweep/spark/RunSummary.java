package io.phasesweep.spark;

import java.util.Locale;
import java.util.Map;

/**
 * How a run ended, read back from the store.
 *
 * @param planned trials of the sweep
 * @param storedBefore trials stored before the run
 * @param computed trials that this run committed
 * @param outcomes stored trials of the sweep by how they ended, such as "trained"
 * @param ending why it ended
 * @param wallSeconds from the subtraction to the last commit
 * @param coreSeconds wall seconds of all computed trials
 * @param slots trials at a time
 */
public record RunSummary(
    long planned,
    long storedBefore,
    long computed,
    Map<String, Long> outcomes,
    Ending ending,
    double wallSeconds,
    double coreSeconds,
    int slots) {
  public RunSummary {
    outcomes = Map.copyOf(outcomes);
  }

  /** Why a run ended. */
  public enum Ending {
    /** Nothing is left to compute. */
    COMPLETE,
    /** The limit of trials was reached. */
    LIMITED,
    /** Too many trials failed. */
    TOO_MANY_FAILED,
    /** A stop was asked for. */
    INTERRUPTED;

    /** As the store's status says it, for example {@code too-many-failed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Trials of the sweep that are stored now. */
  public long stored() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Stored trials that failed. */
  public long failed() {
    return outcomes.getOrDefault("failed", 0L);
  }

  /** Share of the slots' time that trials took. */
  public double busyShare() {
    return wallSeconds > 0 ? coreSeconds / (wallSeconds * slots) : 0;
  }

  /** 0, 1 if trials failed, 130 if interrupted. */
  public int exitCode() {
    if (ending == Ending.INTERRUPTED) {
      return 130;
    }
    return failed() > 0 ? 1 : 0;
  }
}
