package io.phasesweep.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks tell the driver: counts, no rows.
 *
 * @param outcomes committed trials by how they ended
 * @param firsts one trial of each notable outcome
 * @param coreSeconds wall seconds of the committed trials
 * @param predictedSeconds their predicted cost
 * @param problem why the wave must stop, or null
 */
record BatchReport(
    Map<String, Long> outcomes,
    Map<String, RunEvents.Notable> firsts,
    double coreSeconds,
    double predictedSeconds,
    @Nullable Problem problem)
    implements Serializable {

  /**
   * Why a wave must stop.
   *
   * @param kind what the command line makes of it
   * @param message one line
   */
  record Problem(StoreException.Kind kind, String message) implements Serializable {}

  /** Nothing happened. */
  static BatchReport empty() {
    return new BatchReport(Map.of(), Map.of(), 0, 0, null);
  }

  /** This and that; of two first trials, this one's. */
  BatchReport plus(BatchReport that) {
    Map<String, Long> counts = new HashMap<>(outcomes);
    that.outcomes.forEach((word, n) -> counts.merge(word, n, Long::sum));
    Map<String, RunEvents.Notable> notables = new HashMap<>(that.firsts);
    notables.putAll(firsts);
    return new BatchReport(
        counts,
        notables,
        coreSeconds + that.coreSeconds,
        predictedSeconds + that.predictedSeconds,
        problem != null ? problem : that.problem);
  }

  /** Number of committed trials. */
  long computed() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }
}
