package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.Member;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredIds;
import io.phasesweep.sweeps.plan.CostModel;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plan minus stored.
 *
 * @param trials trials of the plan that are not stored
 * @param seconds their predicted seconds on one core
 */
record Missing(long trials, double seconds) {

  /** What {@code store} lacks of the sweep; all of it where there is no store yet. */
  static Missing of(OpenSweep sweep, Optional<ResultStore> store) {
    long planned = sweep.plan().summary().trials();
    Optional<StoredIds> ids = store.map(ResultStore::storedIds).filter(s -> s.size() > 0);
    if (ids.isEmpty()) {
      return new Missing(planned, sweep.plan().summary().seconds());
    }
    CostModel cost = sweep.plan().cost();
    long[] trials = {0};
    double[] seconds = {0};
    try (Stream<Member> members = sweep.members()) {
      members
          .filter(m -> !ids.get().contains(m.trialId()))
          .forEach(
              m -> {
                trials[0]++;
                seconds[0] += cost.seconds(m.trial());
              });
    }
    return new Missing(trials[0], seconds[0]);
  }
}
