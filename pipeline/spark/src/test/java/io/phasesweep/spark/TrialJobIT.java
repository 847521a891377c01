package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.data.InvalidData;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.spark.ResultStore.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialJobIT {
  @TempDir private Path folder;

  private static final RunOptions OPTIONS = RunOptions.standard(trial -> 1.0);

  private RunSummary run(Conductor conductor, List<Member> plan, RunOptions options) {
    return run(conductor, plan, options, RunEvents.silent());
  }

  private RunSummary run(
      Conductor conductor, List<Member> plan, RunOptions options, RunEvents events) {
    return SharedSession.job(conductor)
        .run(store(), SyntheticPlan.SWEEP, plan::stream, options, events);
  }

  private ResultStore store() {
    return ResultStore.create(folder.resolve("store").toString());
  }

  private List<StoredRow> rows(Table table) {
    List<StoredRow> rows = new ArrayList<>();
    store().forEachRow(table, rows::add);
    return rows;
  }

  @Test
  void computesWhatIsMissingAndNothingElse() {
    List<Member> plan = SyntheticPlan.ofSeeds(20);
    RunSummary first = run(SyntheticConductor.quick(), plan.subList(0, 12), OPTIONS);
    assertThat(first.computed()).isEqualTo(12);
    RunSummary second = run(SyntheticConductor.quick(), plan, OPTIONS);
    assertThat(second.storedBefore()).isEqualTo(12);
    assertThat(second.computed()).isEqualTo(8);
    RunSummary third = run(SyntheticConductor.failing(1L, 2L), plan, OPTIONS);
    assertThat(third.computed()).isZero();
    assertThat(third.exitCode()).isZero();
    assertThat(third.outcomes()).isEqualTo(Map.of("trained", 20L));
    assertThat(rows(Table.TRIALS))
        .extracting(row -> row.text("trial_id"))
        .hasSize(20)
        .doesNotHaveDuplicates();
    assertThat(rows(Table.MEASUREMENTS)).hasSize(20 * 8);
  }

  private static List<Member> measuring(List<Member> plan, String... metrics) {
    return plan.stream()
        .map(
            m ->
                new Member(
                    ((LearningTrial) m.trial()).measuring(List.of(metrics)),
                    m.trialId(),
                    m.cellId(),
                    m.block(),
                    m.point(),
                    m.replicate()))
        .toList();
  }

  private Map<String, Long> valuesByMetric() {
    return rows(Table.MEASUREMENTS).stream()
        .collect(Collectors.groupingBy(row -> row.text("metric"), Collectors.counting()));
  }

  @Test
  void aStoredTrialThatLacksAMetricIsMissingAndItsNewRowHasBoth() {
    List<Member> plan = SyntheticPlan.ofSeeds(6);
    run(SyntheticConductor.quick(), plan, OPTIONS);
    RunSummary first =
        run(SyntheticConductor.quick(), measuring(plan, "fgsm_accuracy").subList(0, 4), OPTIONS);
    assertThat(first.storedBefore()).isZero();
    assertThat(first.computed()).isEqualTo(4);
    RunSummary second =
        run(SyntheticConductor.quick(), measuring(plan, "spectral_norm").subList(0, 3), OPTIONS);
    assertThat(second.computed()).isEqualTo(3);
    assertThat(valuesByMetric())
        .isEqualTo(
            Map.of(
                "test_error", 24L,
                "weight_norm", 24L,
                "fgsm_accuracy", 16L,
                "spectral_norm", 12L));
    List<Member> both = measuring(plan, "fgsm_accuracy", "spectral_norm").subList(0, 3);
    assertThat(run(SyntheticConductor.quick(), both, OPTIONS).computed()).isZero();
    assertThat(run(SyntheticConductor.quick(), plan, OPTIONS).computed()).isZero();
  }

  @Test
  void oneTaskPerBatchAndOneStagePerWave() throws Exception {
    AtomicInteger tasks = new AtomicInteger();
    AtomicInteger stages = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            tasks.incrementAndGet();
          }

          @Override
          public void onStageCompleted(SparkListenerStageCompleted completed) {
            stages.incrementAndGet();
          }
        };
    SharedSession.context().sc().addSparkListener(counter);
    List<Member> plan = SyntheticPlan.ofSeeds(9);
    run(SyntheticConductor.quick(), plan, OPTIONS);
    SharedSession.context().sc().listenerBus().waitUntilEmpty();
    SharedSession.context().sc().removeSparkListener(counter);
    // Nine equal trials, two slots, four batches a slot: more than 9/8 of a trial does not fit.
    assertThat(tasks).hasValue(9);
    assertThat(stages).hasValue(1);
    Set<String> parts = new HashSet<>();
    rows(Table.TRIALS).forEach(row -> parts.add(row.text("trial_batch")));
    assertThat(parts).hasSize(9);
  }

  @Test
  void aTrialThatThrowsIsARowAndIsTriedThreeTimes() throws Exception {
    List<Member> plan = SyntheticPlan.ofSeeds(6);
    List<RunEvents.Notable> told = new ArrayList<>();
    RunEvents events =
        new RunEvents() {
          @Override
          public void first(Notable trial) {
            told.add(trial);
          }
        };
    for (int attempt = 1; attempt <= 3; attempt++) {
      RunSummary summary = run(SyntheticConductor.failing(4L), plan, OPTIONS, events);
      assertThat(summary.computed()).isEqualTo(attempt == 1 ? 6 : 1);
      assertThat(summary.failed()).isEqualTo(1);
      assertThat(summary.exitCode()).isEqualTo(1);
    }
    assertThat(run(SyntheticConductor.quick(), plan, OPTIONS).computed()).isZero();
    SharedSession.context().sc().listenerBus().waitUntilEmpty();
    assertThat(told).hasSize(3).allMatch(t -> t.seed() == 4 && t.outcome().equals("failed"));
    StoredRow row =
        rows(Table.TRIALS).stream()
            .filter(r -> r.text("seed").equals("4"))
            .findFirst()
            .orElseThrow();
    assertThat(row.text("why"))
        .startsWith("java.lang.IllegalStateException: planted in seed 4\n  at ");
    assertThat(row.find("attempt")).isEqualTo(3);
    RunSummary asked = run(SyntheticConductor.quick(), plan, OPTIONS.retrying(Set.of("failed")));
    assertThat(asked.computed()).isEqualTo(1);
    assertThat(asked.outcomes()).isEqualTo(Map.of("trained", 6L));
    assertThat(rows(Table.TRIALS)).hasSize(6);
  }

  @Test
  void divergedTrialsAreRowsAndAreNeverRetried() {
    List<Member> plan = SyntheticPlan.ofSeeds(4);
    Conductor diverging = new SyntheticConductor(Set.of(), Set.of(2L), 0, true);
    RunSummary summary = run(diverging, plan, OPTIONS);
    assertThat(summary.outcomes()).isEqualTo(Map.of("trained", 3L, "diverged", 1L));
    assertThat(summary.exitCode()).isZero();
    assertThat(run(diverging, plan, OPTIONS).computed()).isZero();
  }

  @Test
  void stopsWhenTooManyTrialsFail() {
    List<Member> plan = SyntheticPlan.ofSeeds(40);
    Long[] all = plan.stream().map(m -> m.trial().seed()).toArray(Long[]::new);
    RunSummary summary = run(SyntheticConductor.failing(all), plan, OPTIONS.stoppingAfter(1));
    assertThat(summary.ending()).isEqualTo(RunSummary.Ending.TOO_MANY_FAILED);
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.computed()).isBetween(1L, 40L);
  }

  @Test
  void computesAtMostTheLimit() {
    List<Member> plan = SyntheticPlan.ofSeeds(10);
    RunSummary summary = run(SyntheticConductor.quick(), plan, OPTIONS.limitedTo(3));
    assertThat(summary.computed()).isEqualTo(3);
    assertThat(summary.ending()).isEqualTo(RunSummary.Ending.LIMITED);
  }

  @Test
  void keepsWhatIsFinishedWhenAskedToStop() {
    List<Member> plan = SyntheticPlan.ofSeeds(60);
    TrialJob job = SharedSession.job(SyntheticConductor.lasting(50));
    RunEvents events =
        new RunEvents() {
          @Override
          public void advanced(RunProgress progress) {
            if (progress.computed() >= 5) {
              job.requestStop();
            }
          }
        };
    // Cheap by prediction, so many trials share a batch.
    RunOptions options = RunOptions.standard(trial -> 1e-3);
    RunSummary summary = job.run(store(), SyntheticPlan.SWEEP, plan::stream, options, events);
    assertThat(summary.ending()).isEqualTo(RunSummary.Ending.INTERRUPTED);
    assertThat(summary.exitCode()).isEqualTo(130);
    assertThat(summary.stored()).isBetween(5L, 59L).isEqualTo(rows(Table.TRIALS).size());
    assertThat(Files.exists(folder.resolve("store/LEASE"))).isFalse();
    RunSummary rest = run(SyntheticConductor.quick(), plan, OPTIONS);
    assertThat(rest.computed()).isEqualTo(60 - summary.stored());
    assertThat(rest.stored()).isEqualTo(60);
  }

  @Test
  void keepsWhatIsFinishedEvenWhenAskedTwice() {
    List<Member> plan = SyntheticPlan.ofSeeds(60);
    TrialJob job = SharedSession.job(SyntheticConductor.lasting(50));
    RunEvents events =
        new RunEvents() {
          @Override
          public void advanced(RunProgress progress) {
            job.requestStop();
            job.requestStop();
          }
        };
    // Batches of several trials: when the first one ends, the other slot is in the midst of one.
    RunOptions options = RunOptions.standard(trial -> 1e-3);
    RunSummary summary = job.run(store(), SyntheticPlan.SWEEP, plan::stream, options, events);
    assertThat(summary.exitCode()).isEqualTo(130);
    long first = summary.stored();
    assertThat(first).isBetween(7L, 59L).isEqualTo(rows(Table.TRIALS).size());
    assertThat(folder.resolve("store/.tmp")).isEmptyDirectory();
    RunSummary rest = run(SyntheticConductor.quick(), plan, OPTIONS);
    assertThat(rest.computed()).isEqualTo(60 - first);
    assertThat(rest.stored()).isEqualTo(60);
  }

  @Test
  void missingDataIsRefusedBeforeAnyTrial() {
    Conductor blind = new SyntheticConductor(Set.of(), Set.of(), 0, false);
    assertThatThrownBy(() -> run(blind, SyntheticPlan.ofSeeds(3), OPTIONS))
        .isInstanceOf(InvalidData.class)
        .hasMessage("digits.csv: no such file");
    assertThat(rows(Table.TRIALS)).isEmpty();
    assertThat(Files.exists(folder.resolve("store/LEASE"))).isFalse();
  }

  @Test
  void rowsAreTheSameUnderAnyGrouping() {
    List<Member> plan = SyntheticPlan.ofSeeds(30);
    run(SyntheticConductor.quick(), plan, RunOptions.standard(trial -> 1e-3 * trial.seed()));
    Set<String> digests =
        rows(Table.TRIALS).stream()
            .map(row -> row.text("result_digest"))
            .collect(Collectors.toSet());
    Set<String> loop =
        PlainLoop.conduct(plan.stream(), SyntheticConductor.quick())
            .map(result -> String.valueOf(result.facts().find("result_digest")))
            .collect(Collectors.toSet());
    assertThat(digests).hasSize(30).isEqualTo(loop);
  }
}
