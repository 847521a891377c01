package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows from one slot and from executors in processes of their own. */
class LocalClusterLongIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local[1,8]", "local-cluster[2,1,700]"})
  void everyMasterGivesWhatThePlainLoopGives(String master) throws Exception {
    Path store = folder.resolve("store");
    Process driver = DriverProcess.start(folder, master, store, 2);
    try {
      assertThat(driver.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      driver.destroyForcibly();
    }
    assertThat(driver.exitValue()).as(Files.readString(folder.resolve("driver.log"))).isZero();
    List<Member> plan = RealPlan.ofEveryRule(2);
    assertThat(ExpectedDigests.of(ResultStore.open(store.toString())))
        .isEqualTo(ExpectedDigests.ofPlainLoop(plan));
  }
}
