package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One algorithm, any engine: every result digest is the same. */
class EquivalenceIT {
  private static final List<Member> PLAN = RealPlan.ofEveryRule(2);
  private static final Map<String, String> EXPECTED = ExpectedDigests.ofPlainLoop(PLAN);

  @TempDir private Path folder;

  private ResultStore store() {
    return ResultStore.create(folder.resolve("store").toString());
  }

  private static void run(ResultStore store, List<Member> plan) {
    SharedSession.job(new EngineConductor())
        .run(store, RealPlan.SWEEP, plan::stream, RealPlan.options(), RunEvents.silent());
  }

  @Test
  void twoSlotsGiveWhatThePlainLoopGives() {
    run(store(), PLAN);
    assertThat(ExpectedDigests.of(store())).isEqualTo(EXPECTED);
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
      run(store, shuffled.subList(0, Math.min(done, shuffled.size())));
    }
    assertThat(ExpectedDigests.of(store)).isEqualTo(EXPECTED);
  }
}
