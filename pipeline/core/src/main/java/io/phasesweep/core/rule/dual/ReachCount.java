package io.phasesweep.core.rule.dual;

import io.phasesweep.core.trial.Snapshot;

/** Share of (minibatch, layer) of the epoch so far whose difference left zero. Mutable. */
final class ReachCount {
  private final int depth;
  private long reached;
  private long counted;

  ReachCount(int depth) {
    this.depth = depth;
  }

  /** Starts over. Modified: this. */
  void startEpoch() {
    reached = 0;
    counted = 0;
  }

  /** Counts the layers of an inference that is over. Modified: this. */
  void add(Dyads dyads) {
    for (int k = 1; k <= depth; k++) {
      reached += dyads.alive(k) ? 1 : 0;
    }
    counted += depth;
  }

  /** NaN before the first minibatch. */
  double share() {
    return (double) reached / counted;
  }

  void save(Snapshot to) {
    to.put("reach", reached, counted);
  }

  void restore(Snapshot from) {
    long[] saved = from.longs("reach");
    reached = saved[0];
    counted = saved[1];
  }
}
