package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  @TempDir private Path home;

  @Test
  void versionNamesItselfAndSpark() {
    Typed typed = Typed.at(home, "--version");
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .matches("(?s)phasesweep \\d+\\.\\d+\\.\\d+ \\(.+\\), Spark 4\\.2\\.\\d+\\RJava .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu quickstart.yaml | phasesweep: unknown command 'rnu'; did you mean 'run'?",
        "run | phasesweep: Missing required parameter: 'SPEC'",
        "run a.yaml --limt 3 | phasesweep: unknown option '--limt'; did you mean '--limit'?",
        "run quickstart.yaml --limit 0 | --limit is 0; a whole number from 1 is allowed",
        "run quickstart.yaml --retry trained | --retry is 'trained'; failed, timed-out are allowed",
        "run nowhere.yaml | nowhere.yaml: no such file",
        "audit quickstart.yaml --store nowhere | no store at ",
        "data verify mnits | unknown data set 'mnits'; digits, mnist",
        "cluster start --workers 0 | --workers is 0; 1 to 64 is allowed",
        "init x.yaml --from nothing | --from nothing: no such sweep; quickstart",
        "run quickstart.yaml --conf nowhere.conf | --conf nowhere.conf: no such file",
        "plan quickstart.yaml --profile moon | phasesweep: Invalid value for option '--profile'",
      })
  void wrongUsageIsOneClearLineAndExitCode2(String line, String message) {
    Typed typed = Typed.at(home, line.split(" "));
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).startsWith(message).doesNotContain("\tat ", "Exception");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void planTellsTrialsRulesAndCostAndStartsNothing() {
    Path store = home.resolve("results");
    Typed typed = Typed.at(home, "plan", "quickstart.yaml", "--store", store.toString());
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("Which rules learn handwritten digits")
        .contains("equilibrium-propagation", "nudging-strength 0.02, 0.1, 0.5", "core-hours [")
        .endsWith("Next: ./phasesweep run quickstart.yaml" + System.lineSeparator());
    assertThat(store).doesNotExist();
  }

  @Test
  void planListsDefaults() {
    assertThat(Typed.at(home, "plan", "quickstart.yaml", "--list").out())
        .contains("    learning-rate: ");
  }

  @Test
  void planIsOneDocumentOnRequest() {
    Typed typed = Typed.at(home, "plan", "quickstart.yaml", "--json");
    assertThat(typed.out().strip()).startsWith("{").endsWith("}").contains("\"missing\":");
    assertThat(typed.out().lines()).hasSize(1);
  }

  @Test
  void mistakesOfASpecComeInOneGo() throws IOException {
    Path spec = home.resolve("bad.yaml");
    Files.writeString(
        spec,
        """
        schema-version: 1
        name: bad
        question: What happens?
        data: { set: digits }
        fixed: { rule: backpropagation, architecture: [64, 64, 10], batch-size: 32.5 }
        axes:
          nuding-strength: [0.1]
        budget: { epochs: 1 }
        """);
    Typed typed = Typed.at(home, "run", spec.toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("bad.yaml:5:", "batch-size is 32.5", "bad.yaml:7:3: ", "'nuding-strength'")
        .endsWith("2 errors. Nothing was started." + System.lineSeparator());
  }

  @Test
  void initWritesASpecThatPlansAndNeverOverwrites() throws IOException {
    Path spec = home.resolve("mine.yaml");
    Typed written = Typed.at(home, "init", spec.toString());
    assertThat(written.code()).isZero();
    assertThat(Files.readString(spec)).contains("name: mine");
    assertThat(Typed.at(home, "plan", spec.toString()).code()).isZero();
    Typed again = Typed.at(home, "init", spec.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("exists");
  }

  @Test
  void dataListSaysWhereTheDigitsAre() {
    Typed typed = Typed.at(home, "data", "verify", "digits");
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("digits", "verified", "CC BY 4.0", "inside phasesweep");
  }

  @Test
  void schemaIsTheShippedOne() throws IOException {
    assertThat(Typed.at(home, "schema").out())
        .isEqualToIgnoringNewLines(Files.readString(Path.of("schema/sweep.schema.json")));
  }

  @Test
  void secretsThatOthersCanReadAreRefused() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "hush");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    Path conf =
        Files.writeString(
            home.resolve("own.properties"), "spark.authenticate.secret.file=" + secret + "\n");
    Typed typed = Typed.at(home, "run", "smoke.yaml", "--conf", conf.toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("others may read it; chmod 600 it");
  }

  @Test
  void clusterStopWithoutAClusterSaysSo() {
    assertThat(Typed.at(home, "cluster", "stop").out())
        .isEqualToIgnoringNewLines("No cluster is running.");
  }

  @Test
  void clusterProfileWithoutAClusterSaysHowToStartOne() {
    Typed typed = Typed.at(home, "run", "quickstart.yaml", "--profile", "cluster");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("no cluster is running", "cluster start");
  }
}
