package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrialBatchTest {
  private static List<TrialBatch> group(
      List<Member> plan, int slots, ToDoubleFunction<Member> seconds) {
    List<Assignment> assignments =
        plan.stream().map(m -> new Assignment(m, 1, seconds.applyAsDouble(m))).toList();
    return TrialBatch.group(assignments, slots);
  }

  private static double seconds(TrialBatch batch) {
    return batch.trials().stream().mapToDouble(Assignment::predictedSeconds).sum();
  }

  @Test
  void theNameIsThatOfTheSortedIds() {
    // Ids of the data set digest and of the encoder's test text.
    String one = "06f3d7465cff6bb8c969ad24370647658ebe24d19a8d3e8880e41067050db122";
    String two = "b7c6a1cbf093401575356dc135e3a28af8126f59c1c7ee01d01c4362ca2e74a0";
    assertThat(TrialBatch.name(List.of(two, one))).isEqualTo("2a0e009eb5c9decf");
  }

  @Test
  void noTrialIsLostOrDoubledAndTheDearestComeFirst() {
    Random random = new Random(11);
    for (int size : new int[] {0, 1, 2, 3, 7, 97}) {
      List<Member> plan = SyntheticPlan.ofSeeds(size);
      List<TrialBatch> batches = group(plan, 2, m -> 10 * random.nextDouble());
      List<Assignment> all = batches.stream().flatMap(b -> b.trials().stream()).toList();
      assertThat(all)
          .extracting(a -> a.member().trialId())
          .containsExactlyInAnyOrderElementsOf(plan.stream().map(Member::trialId).toList());
      assertThat(all)
          .extracting(Assignment::predictedSeconds)
          .isSortedAccordingTo(Collections.reverseOrder());
    }
  }

  @Test
  void batchesHoldTwentySecondsUnlessOneTrialIsDearer() {
    List<TrialBatch> batches =
        group(SyntheticPlan.ofSeeds(1000), 2, m -> m.trial().seed() == 5 ? 90 : 3);
    assertThat(batches.get(0).trials()).hasSize(1);
    assertThat(batches.subList(1, batches.size())).allMatch(batch -> seconds(batch) <= 20);
    assertThat(batches.get(1).trials()).hasSize(6);
  }

  @Test
  void smallSweepsStillFillTheSlots() {
    // 0.8 s of work on 2 slots: batches of at most 0.1 s.
    assertThat(group(SyntheticPlan.ofSeeds(80), 2, m -> 0.01)).hasSizeBetween(8, 9);
  }

  @Test
  void aBatchHoldsAtMost512Trials() {
    List<TrialBatch> batches = group(SyntheticPlan.ofSeeds(5_000), 1, m -> 1e-6);
    assertThat(batches).allMatch(batch -> batch.trials().size() <= 512);
  }

  @Test
  void theOrderOfThePlanDoesNotMatter() {
    List<Member> plan = SyntheticPlan.ofSeeds(50);
    List<Member> shuffled = new ArrayList<>(plan);
    Collections.shuffle(shuffled, new Random(3));
    ToDoubleFunction<Member> cost = m -> m.trial().seed() % 5;
    assertThat(group(shuffled, 2, cost)).isEqualTo(group(plan, 2, cost));
  }
}
