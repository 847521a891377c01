package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One algorithm, any engine: every result digest is the same. */
class EquivalenceIT {
  private static final List<Member> PLAN = RealPlan.ofEveryRule(2);
  private static final Map<String, String> EXPECTED = new TreeMap<>();

  @TempDir private Path folder;

  @BeforeAll
  static void conductInAPlainLoop() {
    List<String> digests =
        PlainLoop.conduct(PLAN.stream())
            .map(result -> String.valueOf(result.facts().find("result_digest")))
            .toList();
    for (int i = 0; i < PLAN.size(); i++) {
      EXPECTED.put(PLAN.get(i).trialId(), digests.get(i));
    }
  }

  private static Map<String, String> digests(ResultStore store) {
    Map<String, String> digests = new TreeMap<>();
    store.forEachRow(
        Table.TRIALS, row -> digests.put(row.text("trial_id"), row.text("result_digest")));
    return digests;
  }

  private ResultStore store() {
    return ResultStore.create(folder.resolve("store").toString());
  }

  private static void run(TrialJob job, ResultStore store, List<Member> plan) {
    job.run(store, RealPlan.SWEEP, plan::stream, RealPlan.options(), RunEvents.silent());
  }

  @Test
  void twoSlotsGiveWhatThePlainLoopGives() {
    run(SharedSession.job(new EngineConductor()), store(), PLAN);
    assertThat(digests(store())).isEqualTo(EXPECTED);
    assertThat(Audit.of(store(), PLAN))
        .hasSize(PLAN.size())
        .allMatch(f -> f.difference().isEmpty());
  }

  @Test
  void anyOrderAndAnyNumberOfRunsGiveTheSame() {
    List<Member> shuffled = new ArrayList<>(PLAN);
    Collections.shuffle(shuffled, new Random(7));
    ResultStore store = store();
    for (int done = 3; done < shuffled.size() + 3; done += 3) {
      run(
          SharedSession.job(new EngineConductor()),
          store,
          shuffled.subList(0, Math.min(done, shuffled.size())));
    }
    assertThat(digests(store)).isEqualTo(EXPECTED);
  }
}
