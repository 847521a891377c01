package io.phasesweep.sweeps.spec;

import static io.phasesweep.sweeps.spec.SpecText.HEAD;
import static io.phasesweep.sweeps.spec.SpecText.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads who made a mistake. Line 7 is the first after the head. */
class SpecErrorsTest {
  private static final String RULE = "fixed: { rule: equilibrium-propagation }\n";

  @Test
  void aMisspeltSettingIsNamedWithWhatWasMeant() {
    assertThat(errors(HEAD + "axes:\n  rule: [equilibrium-propagation]\n  nuding-strength: [1]\n"))
        .containsExactly(
            "a.yaml:9:3: unknown setting 'nuding-strength' in axes; did you mean"
                + " 'nudging-strength'?");
  }

  @Test
  void aMisspeltKeyOfTheFileIsNamedWithWhatWasMeant() {
    assertThat(errors(HEAD + RULE + "mesure: { every: epoch }\n"))
        .containsExactly("a.yaml:8:1: unknown key 'mesure' in the sweep; did you mean 'measure'?");
  }

  @Test
  void aDuplicateKeyNamesBothLines() {
    assertThat(errors(HEAD + RULE + "name: b\n"))
        .containsExactly(
            "a.yaml:8:1: 'name' is given twice, first on line 2; each key is allowed once");
  }

  @Test
  void aWrongTypeSaysWhatIsAllowed() {
    assertThat(errors(HEAD + "fixed: { rule: equilibrium-propagation, batch-size: 32.5 }\n"))
        .containsExactly(
            "a.yaml:7:53: batch-size is 32.5; a whole number from 1 to 65536 is allowed");
    assertThat(errors(HEAD + "fixed: { rule: equilibrium-propagation, batch-size: [1] }\n"))
        .containsExactly(
            "a.yaml:7:53: batch-size is a list; a whole number from 1 to 65536 is allowed");
  }

  @Test
  void aSettingThatARuleLacksNamesTheRulesThatHaveIt() {
    assertThat(
            errors(
                HEAD
                    + "axes: { rule: [equilibrium-propagation, backpropagation] }\n"
                    + "fixed:\n  free-steps: 5\n"))
        .containsExactly(
            "a.yaml:9:3: 'free-steps' does not apply to backpropagation; it applies to"
                + " equilibrium-propagation, contrastive-hebbian, coupled-learning,"
                + " nonequilibrium-memory");
  }

  @Test
  void aValueOutOfTheRangeOfOneRuleNamesThatRule() {
    assertThat(
            errors(
                HEAD
                    + "axes: { rule: [equilibrium-propagation, coupled-learning] }\n"
                    + "fixed:\n  nudging-strength: 2\n"))
        .containsExactly(
            "a.yaml:9:21: nudging-strength is 2; a number above 0 to 1 is allowed for"
                + " coupled-learning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e400 | it is too large or too small for a double",
        "1e-400 | it is too large or too small for a double",
        "012 | write it without the leading zero",
        "0x10 | write it in decimal",
        "1_000 | write it without underscores",
        "NaN | write a finite number",
        ".inf | write a finite number",
        "~ | write a value, or leave the key out",
        "null | write a value, or leave the key out",
        "yes | write true",
        "True | write true",
        "'1' | write the number without quotes",
      },
      quoteCharacter = '`')
  void whatLooksLikeANumberGetsAdvice(String written, String advice) {
    List<String> errors =
        errors(HEAD + "fixed: { rule: equilibrium-propagation, learning-rate: " + written + " }\n");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).startsWith("a.yaml:7:56: learning-rate is ").endsWith("; " + advice);
  }

  @Test
  void everyMistakeComesInOneGoInTheOrderOfLines() {
    List<String> errors =
        errors(
            """
            schema-version: 2
            name: No Name
            question: Which?
            data: { set: digit }
            budget: { epochs: 0 }
            fixed: { rule: equilibrium, batch-size: 20, nope: 1 }
            """);
    assertThat(errors)
        .containsExactly(
            "a.yaml:1:17: schema-version is 2; 1 is allowed",
            "a.yaml:2:7: name is No Name; 1 to 64 of a-z, 0-9 and - are allowed",
            "a.yaml:4:14: unknown data set 'digit'; digits, mnist, fashion-mnist, cifar-10,"
                + " bars-and-stripes are in the catalogue, and reader: csv, idx or cifar-bin reads"
                + " your own files",
            "a.yaml:5:19: epochs is 0; a whole number from 1 to 1000000000000000 is allowed",
            "a.yaml:6:16: unknown rule 'equilibrium'; allowed are equilibrium-propagation,"
                + " contrastive-hebbian, coupled-learning, flexible-phases, nonequilibrium-memory,"
                + " dual-propagation, clapp, backpropagation, one-step-adversarial, readout-only",
            errors.get(5));
    assertThat(errors.get(5)).startsWith("a.yaml:6:45: unknown setting 'nope' in fixed; allowed");
  }

  @Test
  void aMissingDataFileIsNamed() {
    String text =
        HEAD.replace("{ set: digits }", "{ reader: csv, train: no.csv, test: b.csv, classes: 4 }");
    List<String> errors = errors(text + RULE);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).startsWith("a.yaml:4:29: ").endsWith("no.csv: no such file");
  }

  @Test
  void aPathWithControlCharactersIsRefused() {
    String data = "{ reader: csv, train: \"a\\0b\", test: b.csv, classes: 4 }";
    assertThat(errors(HEAD.replace("{ set: digits }", data) + RULE))
        .containsExactly(
            "a.yaml:4:29: train is the text \"a b\"; text without control characters is allowed");
  }

  @Test
  void moreValuesThanAPlanCanHoldAreRefused() {
    String axis = "axes: { learning-rate: { linear: [1, 2], step: 1e-9 } }\n";
    assertThat(errors(HEAD + RULE + axis))
        .containsExactly(
            "a.yaml:8:24: step 1E-9 gives too many values; at most 100000 are allowed");
    String points = "axes: { learning-rate: { linear: [1, 2], points: 1e6 } }\n";
    assertThat(errors(HEAD + RULE + points))
        .containsExactly("a.yaml:8:50: points is 1e6; a whole number from 2 to 100000 is allowed");
  }

  @Test
  void anArchitectureThatDoesNotFitTheDataNamesBoth() {
    assertThat(errors(HEAD + "fixed: { rule: backpropagation, architecture: [63, 5, 10] }\n"))
        .containsExactly(
            "a.yaml:7:47: architecture is [63, 5, 10]; digits has 64 inputs and 10 classes, so"
                + " [64, ..., 10] is allowed");
  }

  @Test
  void aSettingFixedAndSweptIsAnError() {
    assertThat(
            errors(
                HEAD
                    + "fixed: { rule: backpropagation, batch-size: 5 }\n"
                    + "axes: { batch-size: [1, 2] }\n"))
        .containsExactly(
            "a.yaml:8:9: 'batch-size' is set twice in one block, first on line 7; fix it or sweep"
                + " it");
  }

  @Test
  void settingsThatDoNotGoTogetherPointAtTheOneToChange() {
    String text =
        HEAD
            + "fixed: { rule: equilibrium-propagation, relaxation-tolerance: 1e-3 }\n"
            + "axes: { phase-jitter: [0, 1] }\n";
    Assertions.assertThatThrownBy(() -> io.phasesweep.sweeps.plan.SweepPlan.of(SpecText.read(text)))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.lines())
                    .singleElement()
                    .asString()
                    .startsWith("a.yaml:7:63: relaxation-tolerance above 0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grids | a.yaml:8:9: design is grids; grid, random, latin-hypercube, sobol,"
            + " one-at-a-time, morris, saltelli is allowed; did you mean 'grid'?",
        "saltelli | a.yaml:8:9: saltelli needs its samples; write { kind: saltelli, samples: 64 }",
        "{ kind: saltelli } | a.yaml:8:9: 'samples' is missing; write for example samples: 64",
        "{ kind: saltelli, samples: 8, levels: 4 } | a.yaml:8:39: 'levels' is no key of design"
            + " saltelli",
        "{ kind: morris, samples: 8 } | a.yaml:8:25: 'samples' is no key of design morris",
        "{ kind: morris, levels: 5 } | a.yaml:8:33: levels is 5; an even number is allowed, since a"
            + " step is half of them",
        "{ kind: one-at-a-time, base: { batch-size: 3 } } | a.yaml:8:52: batch-size is 3 in base; a"
            + " value of its axis is allowed: 1, 2",
        "{ kind: one-at-a-time, base: { init-gain: 2 } } | a.yaml:8:51: 'init-gain' in base is no"
            + " axis of this block; write it under fixed",
        "{ kind: one-at-a-time, base: { batch: 2 } } | a.yaml:8:40: unknown key 'batch' in base",
        "{ kind: one-at-a-time, base: 2 } | a.yaml:8:38: base is 2; a block with keys of",
      })
  void aDesignThatCannotBeIsRefusedAtItsPlace(String line) {
    String[] parts = line.split(" \\| ");
    assertThat(
            errors(
                HEAD
                    + "fixed: { rule: backpropagation }\n"
                    + "design: "
                    + parts[0]
                    + "\naxes: { batch-size: [1, 2] }\n"))
        .singleElement()
        .asString()
        .startsWith(parts[1]);
  }

  @Test
  void aRangeNeedsASampledDesign() {
    assertThat(errors(HEAD + RULE + "axes: { learning-rate: { range: [0.1, 1] } }\n"))
        .containsExactly(
            "a.yaml:8:9: 'learning-rate' is a range, which a grid cannot list; a range goes with"
                + " design random, latin-hypercube, sobol, morris or saltelli");
  }

  @Test
  void zippedAxesAreEquallyLong() {
    assertThat(
            errors(
                HEAD
                    + RULE
                    + "axes: { zip: [ { learning-rate: [1, 2], batch-size: [1, 2, 3] } ] }\n"))
        .containsExactly(
            "a.yaml:8:41: 'batch-size' has 3 values, its zipped neighbour 2; zipped axes are"
                + " equally long");
  }

  @Test
  void anAbsentRuleAnAssayAndABadWhenAreErrors() {
    assertThat(errors(HEAD)).singleElement().asString().startsWith("a.yaml:1:1: no rule is named");
    assertThat(errors(HEAD + RULE + "when: { clapp: {}, readout-only: {} }\n"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("a.yaml:8:"));
    assertThat(errors(HEAD + RULE + "when: { equilibrium-propagation: { fixed: { rule: x } } }\n"))
        .singleElement()
        .asString()
        .startsWith(
            "a.yaml:8:45: unknown setting 'rule' in when.equilibrium-propagation.fixed; allowed");
  }

  @Test
  void aMissingFileIsOneLine() {
    Assertions.assertThatThrownBy(() -> new SweepSpecReader().read(Path.of("no-such.yaml")))
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> assertThat(e.lines()).containsExactly("no-such.yaml: no such file"));
  }
}
