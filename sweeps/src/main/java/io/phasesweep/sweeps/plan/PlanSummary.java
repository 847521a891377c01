package io.phasesweep.sweeps.plan;

import java.util.List;
import java.util.Map;

/**
 * What a plan amounts to. Counts are trials unless they say otherwise.
 *
 * @param digest 16 hex digits over the resolved sweep
 * @param cells cells that are planned
 * @param replicates seeds of a cell
 * @param excluded trials dropped by exclusions
 * @param duplicates trials that came before
 * @param duplicatesCounted whether the plan is small enough to find all duplicates
 * @param byRule trials of each rule, in order
 * @param extensions trials that extend the published rule, by setting, then by rule
 * @param extended trials with at least one extension
 * @param defaults settings that the file does not name, by rule: their value, or {@code depends}
 *     where it follows another
 * @param warnings what a reader should know of the trials, one sentence each; notices on the file
 *     are the spec's
 * @param seconds predicted seconds of all trials on one core
 * @param measuring share of the work that is measuring
 * @param storeBytes predicted size of the rows
 * @param trialBytes memory of the largest trial
 */
public record PlanSummary(
    String digest,
    long cells,
    int replicates,
    long excluded,
    long duplicates,
    boolean duplicatesCounted,
    Map<String, Long> byRule,
    Map<String, Map<String, Long>> extensions,
    long extended,
    Map<String, Map<String, String>> defaults,
    List<String> warnings,
    double seconds,
    double measuring,
    double storeBytes,
    double trialBytes) {
  public PlanSummary {
    warnings = List.copyOf(warnings);
  }

  /** Trials that are planned. */
  public long trials() {
    return cells * replicates;
  }
}
