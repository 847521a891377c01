package io.phasesweep.sweeps.spec;

import static io.phasesweep.sweeps.spec.SpecText.HEAD;
import static io.phasesweep.sweeps.spec.SpecText.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of YAML is refused, and where. */
class StrictYamlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fixed: { rule: *a } | a.yaml:7:16: an alias '*a'; aliases are not allowed",
        "fixed: &a { rule: b } | a.yaml:7:8: an anchor '&a'; anchors are not allowed",
        "fixed: { rule: !!str b } | a.yaml:7:16: a tag 'tag:yaml.org,2002:str'; tags are not"
            + " allowed",
        "fixed: ! { rule: b } | a.yaml:7:8: a tag '!'; tags are not allowed",
        "--- | a.yaml:7:1: a second document; one file holds one sweep",
        "fixed: | a.yaml:7:7: 'fixed' has no value",
        "fixed: { <<: b } | a.yaml:7:10: a merge key '<<'; merging is not allowed",
        "`fixed: { 'rule': b }` | a.yaml:7:10: a key is a plain word",
        "fixed: { [a]: b } | a.yaml:7:10: a key is a plain word",
        "fixed: [a | a.yaml:8:1: expected ',' or ']', but got <stream end> (what is unfinished"
            + " begins on line 7)",
      })
  void isRefusedAtItsPlace(String line, String message) {
    assertThat(errors(HEAD + line + "\n")).contains(message);
  }

  @Test
  void directivesAreRefused() {
    assertThat(errors("%YAML 1.2\n---\n" + HEAD))
        .containsExactly("a.yaml:1:1: a directive; directives are not allowed");
  }

  @Test
  void tabsAreRefusedAtTheirPlace() {
    assertThat(errors(HEAD + "fixed:\n\trule: a\n"))
        .singleElement()
        .asString()
        .startsWith("a.yaml:8:1: ");
  }

  @Test
  void anEmptyFileAndAMissingBlankAreOneLine() {
    assertThat(errors("")).singleElement().asString().startsWith("a.yaml: the file is empty");
    assertThat(errors("# nothing\n")).singleElement().asString().contains("empty");
    assertThat(errors("a:1\n")).singleElement().asString().contains("a blank must follow");
  }

  @Test
  void plainTextOverLinesIsRefused() {
    assertThat(errors(HEAD.replace("question: Which?", "question: Which\n  one?")))
        .contains("a.yaml:3:11: the text of 'question' runs over several lines; quote it");
  }

  @Test
  void bytesAreChecked() {
    byte[] latin = HEAD.replace("Which", "Wh\u00efch").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(errors(latin)).containsExactly("a.yaml: the file is not UTF-8");
    String rule = "fixed: { rule: readout-only }\n";
    assertThat(errors("\uFEFF" + HEAD + rule)).isEmpty();
    assertThat(errors("\uFEFF\uFEFF" + HEAD + rule))
        .containsExactly("a.yaml: a second byte order mark; at most one may lead the file");
  }

  @Test
  void aLargeScalarAndADepthBombAreRefusedAtOnce() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    assertThat(errors(HEAD + "x: " + "a".repeat(3_000_000)))
        .singleElement()
        .asString()
        .endsWith("at most 65536 are allowed");
    assertThat(errors(HEAD + "x: " + "[".repeat(60_000)))
        .containsExactly("a.yaml:7:19: deeper than 16 levels; at most 16 are allowed");
    assertThat(errors(HEAD + "x: " + "{a: ".repeat(15_000)))
        .singleElement()
        .asString()
        .contains("deeper than 16 levels");
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    assertThat(seconds).as("CPU seconds").isLessThan(2);
  }

  @Test
  void depthSixteenIsAllowed() {
    // The root block is the first level.
    assertThat(errors(HEAD + "x: " + "[".repeat(15) + "1" + "]".repeat(15)))
        .noneMatch(line -> line.contains("levels"));
    assertThat(errors(HEAD + "x: " + "[".repeat(16) + "1" + "]".repeat(16)))
        .singleElement()
        .asString()
        .contains("levels");
  }

  @Test
  void theLibraryIsOurVersion() {
    // Spark ships an older one under the same name.
    String from =
        org.snakeyaml.engine.v2.api.LoadSettings.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();
    assertThat(from).contains("snakeyaml-engine-3.2");
  }
}
