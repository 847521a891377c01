package io.phasesweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Notebooks are what {@code notebooks/src/NAME.md} says; {@code -Dgolden.update=true} writes them.
 */
class NotebooksTest {
  private static final Path FOLDER = Path.of("../notebooks");

  /** For Zeppelin as well; the others need a kernel that Zeppelin has no name for. */
  private static final List<String> NOTES =
      List.of(
          "robustness-map",
          "jitter-dose-response",
          "dissipation-accuracy",
          "architecture-scaling",
          "four-approaches");

  static Stream<NotebookSource> sources() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("src"))) {
      return files.sorted().toList().stream().map(NotebooksTest::read);
    }
  }

  private static NotebookSource read(Path file) {
    try {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.md$", "");
      return NotebookSource.of(name, Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void jupyterNotebookIsTheSource(NotebookSource source) throws IOException {
    compare(FOLDER.resolve(source.name() + ".ipynb"), source.ipynb());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void zeppelinNoteIsTheSource(NotebookSource source) throws IOException {
    if (NOTES.contains(source.name())) {
      compare(FOLDER.resolve(source.name() + "_" + source.noteId() + ".zpln"), source.zpln());
    }
  }

  private static void compare(Path file, String wanted) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, wanted);
    }
    assertThat(file).content().isEqualTo(wanted);
  }

  /** The form that Zeppelin's own reader takes: these keys, nothing run yet. */
  @ParameterizedTest
  @MethodSource("sources")
  void noteHasTheFormOfZeppelin(NotebookSource source) throws IOException {
    JsonNode note = new ObjectMapper().readTree(source.zpln());
    assertThat(note.properties().stream().map(e -> e.getKey()))
        .containsExactly("paragraphs", "name", "id", "defaultInterpreterGroup", "config", "info");
    assertThat(note.path("id").asText()).matches("2[0-9A-Z]{8}");
    assertThat(note.path("paragraphs").size()).isEqualTo(source.cells().size() + 1);
    assertThat(note.path("paragraphs").get(0).path("text").asText()).contains("Spark below 4.1");
    for (JsonNode paragraph : note.path("paragraphs")) {
      assertThat(paragraph.properties().stream().map(e -> e.getKey()))
          .containsExactly("title", "text", "config", "settings", "id", "status");
      assertThat(paragraph.path("text").asText()).matches("(?s)%(md|python|java)\\n.+");
      assertThat(paragraph.path("settings").path("params").isObject()).isTrue();
      assertThat(paragraph.path("settings").path("forms").isObject()).isTrue();
      assertThat(paragraph.path("status").asText()).isEqualTo("READY");
    }
  }
}
