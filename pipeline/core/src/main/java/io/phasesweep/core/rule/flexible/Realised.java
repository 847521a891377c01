package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Snapshot;

/** Counts of the phases that took place. Mutable. */
final class Realised {
  private static final int SKIPPED = 0;
  private static final int PHASES = 1;
  private static final int POSITIVE = 2;
  private static final int EVENTS = 3;
  private static final int POSITIVE_EVENTS = 4;
  private static final int STEPS = 5;
  private static final int SQUARES = 6;
  private static final int REPEATS = 7;
  private final long[] counts = new long[8];

  /** Notes a phase. Modified: this. */
  void add(Polarity type, int length, int events, boolean repeats) {
    boolean positive = type == Polarity.POSITIVE;
    counts[SKIPPED] += length == 0 ? 1 : 0;
    counts[PHASES]++;
    counts[POSITIVE] += positive ? 1 : 0;
    counts[EVENTS] += events;
    counts[POSITIVE_EVENTS] += positive ? events : 0;
    counts[STEPS] += length;
    counts[SQUARES] += (long) length * length;
    counts[REPEATS] += repeats ? 1 : 0;
  }

  /** Phases of no step. */
  long skipped() {
    return counts[SKIPPED];
  }

  /**
   * Mean and CV of the lengths, shares of phases and of events, correlation of successive types:
   * with share p, {@code 1 - (share of changes)/(2 p (1 - p))}.
   */
  void measure(Measurements all) {
    double phases = counts[PHASES];
    if (phases == 0) {
      return;
    }
    double mean = counts[STEPS] / phases;
    double share = counts[POSITIVE] / phases;
    all.add("phase_length_mean", mean);
    if (mean > 0) {
      double variance = Math.max(0, counts[SQUARES] / phases - mean * mean);
      all.add("phase_length_cv", Math.sqrt(variance) / mean);
    }
    all.add("positive_share", share);
    if (counts[EVENTS] > 0) {
      all.add("positive_event_share", (double) counts[POSITIVE_EVENTS] / counts[EVENTS]);
    }
    if (phases > 1 && share > 0 && share < 1) {
      double changes = 1 - counts[REPEATS] / (phases - 1);
      all.add("type_correlation", 1 - changes / (2 * share * (1 - share)));
    }
  }

  void save(Snapshot to) {
    to.put("phase/realised", counts);
  }

  void restore(Snapshot from) {
    System.arraycopy(from.longs("phase/realised"), 0, counts, 0, counts.length);
  }
}
