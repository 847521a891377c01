package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFailureIT {
  private static final RunOptions OPTIONS = RunOptions.standard(trial -> 1.0);

  @TempDir private Path folder;

  private ResultStore store() {
    return ResultStore.create(folder.resolve("store").toString());
  }

  private RunSummary run(StoreFiles.Opener opener, List<Member> plan) {
    return SharedSession.job(SyntheticConductor.quick(), opener)
        .run(store(), SyntheticPlan.SWEEP, plan::stream, OPTIONS, RunEvents.silent());
  }

  @Test
  void aFullDiskStopsTheWaveAndLeavesNothingHalfWritten() {
    List<Member> plan = SyntheticPlan.ofSeeds(200);
    assertThatThrownBy(
            () ->
                run(uri -> new FaultyFiles(StoreFiles.at(uri), 3, "No space left on device"), plan))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.BROKE_DOWN))
        .hasMessageMatching("store .* is full: \\d+ bytes are needed, \\d+ are free");
    assertThat(store().storedIds().size()).isZero();
    assertThat(folder.resolve("store/LEASE")).doesNotExist();
    assertThat(folder.resolve("store/.tmp")).isEmptyDirectory();
    RunSummary rest = run(StoreFiles::at, plan);
    assertThat(rest.computed()).isEqualTo(200);
    assertThat(store().storedIds().size()).isEqualTo(200);
  }

  @Test
  void aTaskThatIsLostIsRepeatedAndLeavesNoSecondRow() {
    List<Member> plan = SyntheticPlan.ofSeeds(40);
    Path marks = folder.resolve("marks");
    String place = marks.toString();
    StoreFiles.Opener losing =
        uri -> {
          LostTask.onceFor(Path.of(place));
          return StoreFiles.at(uri);
        };
    RunSummary summary = run(losing, plan);
    assertThat(marks).isDirectoryContaining(Files::isRegularFile);
    assertThat(summary.stored()).isEqualTo(40);
    assertThat(store().storedIds().size()).isEqualTo(40);
  }
}
