package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that is killed loses what was in work and nothing else. */
class ResumeIT {
  private static final int SEEDS = 6;
  private static final long MINUTES = 10;

  @TempDir private Path folder;

  /** Waits until the store holds so many trials, or the driver has ended. */
  private static void awaitTrials(Path store, long count, Process driver) {
    while (driver.isAlive() && stored(store) < count) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static long stored(Path store) {
    return Files.exists(store.resolve("CURRENT"))
        ? ResultStore.open(store.toString()).storedIds().size()
        : 0;
  }

  @Test
  void aKilledSweepIsFinishedByTheSameCommand() throws Exception {
    Path store = folder.resolve("store");
    List<Member> plan = RealPlan.ofEveryRule(SEEDS);
    Process driver = DriverProcess.start(folder, "local[2,8]", store, SEEDS);
    try {
      awaitTrials(store, plan.size() / 3, driver);
    } finally {
      driver.destroyForcibly();
    }
    assertThat(driver.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    long kept = stored(store);
    assertThat(kept).isGreaterThanOrEqualTo(plan.size() / 3);

    RunSummary rest =
        SharedSession.job(new EngineConductor())
            .run(
                ResultStore.create(store.toString()),
                RealPlan.SWEEP,
                plan::stream,
                RealPlan.options(),
                RunEvents.silent());
    assertThat(rest.storedBefore()).isEqualTo(kept);
    assertThat(rest.computed()).isEqualTo(plan.size() - kept);
    assertThat(ExpectedDigests.of(ResultStore.open(store.toString())))
        .isEqualTo(ExpectedDigests.ofPlainLoop(plan));
  }
}
