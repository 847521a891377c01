package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.analysis.TestStore.Invented;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSummaryTest {
  @TempDir Path folder;

  @Test
  void countsOutcomesAndHidesOrphansAndDoubles() throws IOException {
    TestStore store = new TestStore(folder);
    Map<String, Object> weak = Map.of("nudging-strength", 0.02);
    Map<String, Object> strong = Map.of("nudging-strength", 0.5);
    for (long seed = 1; seed <= 3; seed++) {
      store.stored(Invented.of("backpropagation", Map.of("a", 1), seed, "trained", 0.04));
      store.stored(
          Invented.of("equilibrium-propagation", strong, seed, "trained", 0.05 + 0.01 * seed));
    }
    Invented first = Invented.of("equilibrium-propagation", weak, 1, "trained", 0.3);
    store.stored(first);
    store.row(first.with("outcome", "failed").with("test_error", null).with("trial_batch", "0000"));
    store.stored(Invented.of("equilibrium-propagation", weak, 2, "diverged", 0.01));
    store.planned(Invented.of("equilibrium-propagation", weak, 3, "", 0));
    store.row(Invented.of("coupled-learning", strong, 1, "trained", 0.001));
    store.orphan(Invented.of("coupled-learning", weak, 1, "trained", 0.001));
    store.write();

    SweepSummary summary =
        SweepSummary.read(folder.toString(), TestStore.SWEEP, TestStore.DIGEST, TestStore.spark());

    assertThat(summary.planned()).isEqualTo(9);
    assertThat(summary.finished()).isEqualTo(8);
    assertThat(summary.outcomes()).containsEntry("trained", 7L).containsEntry("diverged", 1L);
    assertThat(summary.outcomes()).containsEntry("failed", 0L).hasSize(9);
    CellSummary best = summary.best().orElseThrow();
    assertThat(best.rule()).isEqualTo("backpropagation");
    assertThat(best.setting()).isEmpty();
    CellSummary worst = summary.worst().orElseThrow();
    assertThat(worst.setting()).isEqualTo("nudging-strength 0.02");
    assertThat(worst.error()).isEqualTo(0.6, within(1e-12));
    assertThat(worst.n()).isEqualTo(2);
    assertThat(worst.trained()).isEqualTo(1);
    assertThat(worst.low()).isZero();
    assertThat(worst.high()).isEqualTo(1);
  }

  @Test
  void unknownSweepIsNamed() throws IOException {
    new TestStore(folder).write();
    assertThatThrownBy(() -> SweepSummary.read(folder.toString(), "other", "d", TestStore.spark()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sweep other");
  }
}
