package io.phasesweep.spark;

import io.phasesweep.spark.ResultStore.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Result digests by trial: what a plain loop gives, and what a store holds. */
final class ExpectedDigests {
  private ExpectedDigests() {}

  static Map<String, String> ofPlainLoop(List<Member> plan) {
    Map<String, String> digests = new TreeMap<>();
    PlainLoop.conduct(plan.stream())
        .forEach(
            result -> {
              Member member =
                  plan.stream()
                      .filter(m -> m.trial().equals(result.trial()))
                      .findFirst()
                      .orElseThrow();
              digests.put(member.trialId(), String.valueOf(result.facts().find("result_digest")));
            });
    return digests;
  }

  static Map<String, String> of(ResultStore store) {
    Map<String, String> digests = new TreeMap<>();
    store.forEachRow(
        Table.TRIALS, row -> digests.put(row.text("trial_id"), row.text("result_digest")));
    return digests;
  }
}
