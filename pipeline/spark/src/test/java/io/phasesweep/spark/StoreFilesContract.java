package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store asks of any file system. */
abstract class StoreFilesContract {
  @TempDir private Path folder;

  /** The files below a folder of this machine. */
  abstract StoreFiles at(Path folder);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void publishedFilesAppearAndReplace() throws IOException {
    StoreFiles files = at(folder);
    files.publish("a/b/one", bytes("first"));
    files.publish("a/b/one", bytes("second"));
    assertThat(files.read("a/b/one")).isEqualTo(bytes("second"));
    assertThat(files.list("a/b")).contains("one");
    assertThat(files.list(StoreLayout.TEMPORARY)).noneMatch(name -> name.startsWith("one"));
  }

  @Test
  void onlyOneClaimSucceeds() throws IOException {
    StoreFiles files = at(folder);
    assertThat(files.claim("LEASE", bytes("mine"))).isTrue();
    assertThat(files.claim("LEASE", bytes("yours"))).isFalse();
    assertThat(files.read("LEASE")).isEqualTo(bytes("mine"));
    files.delete("LEASE");
    files.delete("LEASE");
    assertThat(files.claim("LEASE", bytes("yours"))).isTrue();
  }

  @Test
  void absentFoldersAreEmptyAndAbsentFilesAreErrors() throws IOException {
    StoreFiles files = at(folder);
    assertThat(files.list("nowhere")).isEmpty();
    assertThat(files.exists("nowhere/file")).isFalse();
    assertThatThrownBy(() -> files.read("nowhere/file")).isInstanceOf(IOException.class);
  }

  @Test
  void partsAreReadBack() throws IOException {
    StoreFiles files = at(folder);
    files.publish("part", bytes("0123456789"));
    assertThat(files.input("part").getLength()).isEqualTo(10);
    assertThat(files.usableBytes()).isPositive();
    assertThat(files.place("part")).endsWith("/part");
  }
}
