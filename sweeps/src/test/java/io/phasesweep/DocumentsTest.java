package io.phasesweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultSchema;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents say is what the code does. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");

  private static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  private static String block(String document, String language) {
    Matcher block =
        Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL).matcher(document);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }

  /** {@code -Dgolden.update=true} writes it. */
  @Test
  void dictionaryIsGeneratedFromTheSchema() throws IOException {
    String generated = ResultSchema.dictionary();
    Path file = ROOT.resolve("DICTIONARY.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, generated);
    }
    assertThat(Files.readString(file)).isEqualTo(generated);
  }

  @Test
  void readmeBeginsWithTheTwoCommands() throws IOException {
    assertThat(text("README.md"))
        .startsWith("# PhaseSweep\n\n```\n./phasesweep quickstart\nmvn verify\n```\n");
  }

  @Test
  void theSweepOfTheReadmeIsRead() throws IOException, SpecException {
    byte[] spec = block(text("README.md"), "yaml").getBytes(StandardCharsets.UTF_8);
    assertThat(new SweepSpecReader().read("README.md", spec, ROOT).name()).isEqualTo("my-sweep");
  }

  @Test
  void theRuleOfTheGuideIsTheOneThatCompiles() throws IOException {
    String source =
        text("pipeline/core/src/test/java/io/phasesweep/core/rule/baseline/FrozenFirst.java");
    assertThat(source).endsWith(block(text("CONTRIBUTING.md"), "java") + "\n");
  }
}
