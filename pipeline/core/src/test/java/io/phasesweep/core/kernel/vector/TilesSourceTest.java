package io.phasesweep.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The micro-kernels are what the generator prints, but for the formatter's white space. */
class TilesSourceTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void sourceIsTheGenerators(int lanes) throws IOException {
    Path file =
        Path.of("src/main/java/io/phasesweep/core/kernel/vector", "Tiles" + lanes + ".java");
    assertThat(squeezed(Files.readString(file))).isEqualTo(squeezed(TilesSource.source(lanes)));
  }

  /** Without white space and the stars that the formatter adds to a comment it breaks. */
  private static String squeezed(String source) {
    return source.replaceAll("\\s+(\\*(?!/))?", "");
  }
}
