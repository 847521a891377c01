package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
  @TempDir private Path folder;

  private static void assertRefused(Runnable opening, String message) {
    assertThatThrownBy(opening::run)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(StoreException.Kind.REFUSED);
              assertThat(e.getMessage()).doesNotContain("\n");
            })
        .hasMessageContaining(message);
  }

  private String uri() {
    return folder.toString();
  }

  @Test
  void anEmptyFolderBecomesAStoreThatCanBeOpened() {
    ResultStore store = ResultStore.create(folder.resolve("new/store").toString());
    assertThat(ResultStore.open(store.uri()).storedIds().size()).isZero();
    assertThat(store.folder(Table.TRIALS)).endsWith("new/store/gen-0001/trials");
    assertThat(store.holder()).isEmpty();
    assertThat(store.sweeps()).isEmpty();
    assertThat(store.status(SyntheticPlan.ofSeeds(3).stream()))
        .isEqualTo(
            new SweepStatus(
                3,
                0,
                List.of(new SweepStatus.Line("equilibrium-propagation", 3, Map.of())),
                Optional.empty(),
                0));
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "x");
    assertRefused(
        () -> ResultStore.create(uri()), "is no store of this program: it holds 'thesis.tex'");
    assertRefused(
        () -> ResultStore.open(uri()), "is no store of this program: it holds 'thesis.tex'");
    assertThat(folder)
        .isDirectoryContaining(p -> p.endsWith("thesis.tex"))
        .isDirectoryNotContaining("glob:**STORE");
  }

  @Test
  void aStoreOfAnotherProgramIsRefused() throws IOException {
    Files.writeString(folder.resolve("STORE"), "{\"program\":\"other\",\"format\":1}");
    assertRefused(() -> ResultStore.create(uri()), "program is 'other'");
    Files.writeString(folder.resolve("STORE"), "not json");
    assertRefused(() -> ResultStore.create(uri()), "STORE is no JSON object");
  }

  @Test
  void aStoreOfALaterReleaseIsRefused() throws IOException {
    Files.writeString(folder.resolve("STORE"), "{\"program\":\"phasesweep\",\"format\":2}");
    assertRefused(() -> ResultStore.create(uri()), "has format 2; this release reads format 1");
  }

  @Test
  void aCurrentFileThatLeadsElsewhereIsRefused() throws IOException {
    ResultStore.create(uri());
    Files.writeString(folder.resolve("CURRENT"), "../../etc\n");
    assertRefused(() -> ResultStore.open(uri()), "CURRENT names no generation");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertRefused(() -> ResultStore.create(file.toString()), "cannot be used");
  }
}
