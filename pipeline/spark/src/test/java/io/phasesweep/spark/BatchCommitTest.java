package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.TrialResult;
import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCommitTest {
  private static final Conductor CONDUCTOR = SyntheticConductor.quick();

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void create() {
    store = ResultStore.create(folder.toString());
  }

  private static List<ConductedTrial> conducted(int from, int to) {
    List<ConductedTrial> trials = new ArrayList<>();
    for (Member member : SyntheticPlan.ofSeeds(to).subList(from - 1, to)) {
      trials.add(
          new ConductedTrial(
              new Assignment(member, 1, 1), CONDUCTOR.conduct(member.trial()), Instant.now()));
    }
    return trials;
  }

  private BatchCommit commit(StoreFiles files) {
    Provenance here =
        Provenance.here(new BuildInfo("0", "0", false), "loop", null, 1, CONDUCTOR.kernels());
    return new BatchCommit(files, store.generation(), "lease", here);
  }

  private List<StoredRow> rows(Table table) {
    List<StoredRow> rows = new ArrayList<>();
    store.forEachRow(table, rows::add);
    return rows;
  }

  private List<String> warningsOfTidying() throws IOException {
    List<String> warnings = new ArrayList<>();
    StoreCare.tidy(store.files(), store.generation(), warnings::add);
    return warnings;
  }

  @Test
  void aSecondExecutionLeavesOneRowPerTrial() {
    commit(store.files()).commit(conducted(1, 5));
    commit(store.files()).commit(conducted(1, 5));
    assertThat(rows(Table.TRIALS)).hasSize(5);
    assertThat(rows(Table.MEASUREMENTS)).hasSize(5 * 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aDiskThatGivesWayAtAnyStepLeavesAllOrNothing(int step) throws IOException {
    commit(store.files()).commit(conducted(1, 2));
    StoreFiles faulty = new FaultyFiles(store.files(), step, "Input/output error");
    assertThatThrownBy(() -> commit(faulty).commit(conducted(3, 6)))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.BROKE_DOWN))
        .hasMessageContaining("Input/output error");
    assertThat(rows(Table.TRIALS)).hasSize(2);
    assertThat(rows(Table.MEASUREMENTS)).hasSize(2 * 8);
    assertThat(store.files().list(StoreLayout.TEMPORARY)).isEmpty();
    assertThat(warningsOfTidying()).isEmpty();
    assertThat(store.files().list(StoreLayout.folder(store.generation(), Table.MEASUREMENTS)))
        .hasSize(1);
    commit(store.files()).commit(conducted(3, 6));
    assertThat(rows(Table.TRIALS)).hasSize(6);
  }

  @Test
  void aFullDiskIsNamedWithTheBytesThatAreNeeded() {
    StoreFiles full = new FaultyFiles(store.files(), 3, "No space left on device");
    assertThatThrownBy(() -> commit(full).commit(conducted(1, 3)))
        .hasMessageMatching("store .* is full: \\d{4,} bytes are needed, \\d+ are free");
  }

  @Test
  void tornAndForeignPartsAreMovedAsideAndTheirTrialsAreMissing() throws IOException {
    commit(store.files()).commit(conducted(1, 2));
    commit(store.files()).commit(conducted(3, 4));
    commit(store.files()).commit(conducted(5, 6));
    Path trials = Path.of(store.folder(Table.TRIALS));
    List<String> parts = store.files().list("gen-0001/trials");
    byte[] whole = Files.readAllBytes(trials.resolve(parts.get(0)));
    Files.write(trials.resolve(parts.get(0)), Arrays.copyOf(whole, whole.length - 9));
    Files.delete(Path.of(store.folder(Table.MEASUREMENTS)).resolve(parts.get(1)));
    Files.write(
        trials.resolve("part-foreign.parquet"),
        PartWriter.bytes("x", ResultSchema.members(), List.<Object[]>of().iterator(), Map.of()));
    Files.writeString(trials.resolve("notes.txt"), "mine");
    assertThat(store.storedIds().size()).isEqualTo(2);
    assertThat(warningsOfTidying())
        .hasSize(3)
        .allMatch(
            line -> line.startsWith("moved to corrupt, its trials are missing now: gen-0001/"));
    assertThat(store.storedIds().size()).isEqualTo(2);
    assertThat(warningsOfTidying()).isEmpty();
    assertThat(store.files().list("corrupt")).hasSize(4);
    assertThat(trials.resolve("notes.txt")).exists();
  }

  @Test
  void ofTwoRowsOfATrialTheFinishedOneIsRead() {
    List<ConductedTrial> trials = conducted(1, 2);
    ConductedTrial first = trials.get(0);
    TrialResult failed =
        new TrialResult(
            first.result().trial(), new Outcome.Failed("planted"), new Facts(), List.of(), 0, 0);
    commit(store.files())
        .commit(List.of(new ConductedTrial(first.assignment(), failed, Instant.now())));
    assertThat(rows(Table.TRIALS)).extracting(r -> r.text("outcome")).containsExactly("failed");
    commit(store.files()).commit(trials);
    assertThat(rows(Table.TRIALS))
        .extracting(r -> r.text("outcome"))
        .containsExactly("trained", "trained");
    assertThat(rows(Table.MEASUREMENTS)).hasSize(2 * 8);
    String id = first.assignment().member().trialId();
    assertThat(store.read(Set.of(id)).get(0).measurements())
        .isEqualTo(first.result().measurements());
    assertThat(store.storedIds().outcome(id)).contains("trained");
  }
}
