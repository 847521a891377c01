package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalFilesTest extends StoreFilesContract {
  @Override
  StoreFiles at(Path folder) {
    return StoreFiles.at(folder.toString());
  }

  @Test
  void pathsStayInTheStore() {
    StoreFiles files = StoreFiles.at("/tmp/store");
    assertThatThrownBy(() -> files.exists("../other")).hasMessageContaining("out of the store");
  }

  @Test
  void fileUrisAndPathsAreTheSame() {
    assertThat(StoreFiles.at("file:///tmp/a b").place("x")).isEqualTo("/tmp/a b/x");
    assertThat(StoreFiles.at("file:/tmp/s").place("x")).isEqualTo("/tmp/s/x");
    assertThat(StoreFiles.at("/tmp/s/").place("x")).isEqualTo("/tmp/s/x");
  }
}
