package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names and numbers that must not move. A changed number needs a higher {@code semantics} of its
 * rule and a line on top of the changelog; a changed name loses every stored row and is never
 * right.
 */
class GoldenTrialsTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final Path IDS = FOLDER.resolve("trial-ids.txt");
  private static final Path DIGESTS = FOLDER.resolve("result-digests.txt");

  private static Stream<RuleEntry> rules() {
    return Rules.all().stream();
  }

  private static LearningTrial named(RuleEntry entry) {
    return FirstLight.trial(entry, 1, 5, FirstLight.digits());
  }

  private static LearningTrial small(RuleEntry entry) {
    return quick(FirstLight.trial(entry, 1, 2, FirstLight.someDigits(200, 100)), FirstLight.DIGITS);
  }

  /** With settings, and with a probe batch that costs little. */
  private static LearningTrial quick(LearningTrial trial, Values given) {
    return new LearningTrial(
        trial.rule(),
        Rules.entry(trial.rule()).resolve(given),
        trial.data(),
        trial.budget(),
        new Cadence(Cadence.Every.EPOCH, 1, "", 5, 0, List.of()),
        trial.stop(),
        trial.seed());
  }

  private static String digest(LearningTrial trial, Kernels kernels) {
    Object digest = FirstLight.conduct(trial, kernels).facts().find("result_digest");
    return String.valueOf(digest);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theNameOfATrialStaysForEver(RuleEntry entry) throws IOException {
    assertThat(read(IDS))
        .containsEntry(entry.name(), TrialId.of(named(entry), entry.semantics()).hex());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theNumbersOfATrialStay(RuleEntry entry) throws IOException {
    assertThat(read(DIGESTS))
        .containsEntry(entry.name(), digest(small(entry), FirstLight.kernels()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void providersGiveEqualRows(RuleEntry entry) {
    // Where this JVM is asked for the portable provider there is nothing to compare.
    assumeThat(FirstLight.kernels().choice().provider()).isNotEqualTo("portable");
    for (LearningTrial trial : List.of(small(entry), odd(entry))) {
      assertThat(digest(trial, FirstLight.portable()))
          .isEqualTo(digest(trial, FirstLight.kernels()));
    }
  }

  /** Odd sizes and every disorder that the rule knows. */
  private static LearningTrial odd(RuleEntry entry) {
    Values given =
        Values.none()
            .with("architecture", Architecture.value(64, 33, 17, 10))
            .with("batch-size", new Value.Whole(7));
    for (String disorder : List.of("phase-jitter", "weight-noise", "state-noise")) {
      if (entry.use(disorder).isPresent()) {
        given = given.with(disorder, new Value.Real(.125));
      }
    }
    return quick(FirstLight.trial(entry, 3, 1, FirstLight.someDigits(100, 50)), given);
  }

  /** A run that rewrites golden files proves nothing, so it fails. */
  @Test
  void goldenFilesAreNotBeingRewritten() throws IOException {
    if (UPDATE) {
      Map<String, String> ids = Files.exists(IDS) ? read(IDS) : new TreeMap<>();
      Map<String, String> digests = new TreeMap<>();
      for (RuleEntry entry : Rules.all()) {
        // A pinned name stays as it is.
        ids.putIfAbsent(entry.name(), TrialId.of(named(entry), entry.semantics()).hex());
        digests.put(entry.name(), digest(small(entry), FirstLight.kernels()));
      }
      write(IDS, "names of one trial per rule: digits, defaults, 5 epochs, seed 1", ids);
      write(DIGESTS, "result digests: first 200 + 100 digits, defaults, 2 epochs, seed 1", digests);
    }
    assertThat(UPDATE).as("golden files were rewritten: review them, run again without").isFalse();
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        lines.put(words[0], words[1]);
      }
    }
    return lines;
  }

  private static void write(Path file, String what, Map<String, String> values) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# " + what);
    lines.add("# source: GoldenTrialsTest");
    lines.add("# command: mvn -pl pipeline/core test -Dtest=GoldenTrialsTest -Dgolden.update=true");
    values.forEach((name, value) -> lines.add(name + " " + value));
    Files.createDirectories(FOLDER);
    Files.write(file, lines);
  }
}
