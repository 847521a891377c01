package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a rule that do not go together: one line with its place, before anything runs. */
class RulePlanErrorsTest {
  private static final String HEAD =
      "schema-version: 1\nname: a\nquestion: What?\ndata: { set: digits, train: 1000, test: 100 }\n"
          + "budget: { epochs: 1 }\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output-nudge: proximal, loss: cross-entropy | output-nudge | half-squared-error",
        "variant: dp, output-nudge: proximal, nudging-strength: 1.0, nudging-asymmetry: 0.0"
            + " | nudging-strength | below 1",
        "output-nudge: predicted, initial-state: zero | output-nudge | initial-state forward",
        "nudging-strength: 0.0 | nudging-strength | above 0"
      })
  void ofDualPropagation(String given, String setting, String allowed) {
    isOneLine("dual-propagation", given, setting, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phase-type-correlation: 1.5 | phase-type-correlation | allowed",
        "positive-phase-probability: 1.0 | positive-phase-probability | allowed",
        "phase-jitter: 0.5, phase-length: 1.0 | mean phase length | above 1 is allowed",
        "phase-jitter: 0.5, phase-length-law: geometric | phase-jitter | phase-jitter 0 is allowed",
        "estimator: paired | estimator | sampled is allowed",
        "model: ff, batch-size: 1, learning-gate: 0.5 | learning-gate | model",
        "model: ff, batch-size: 1, phase-length-ratio: 2.0 | phase-length-ratio | model",
        "model: ff, batch-size: 1, centering-rate: 0.5 | centering-rate | model",
        "model: ff, batch-size: 20 | batch-size | 1 is allowed with model ff"
      })
  void ofFlexiblePhases(String given, String setting, String allowed) {
    isOneLine("flexible-phases", given, setting, allowed);
  }

  private static void isOneLine(String rule, String given, String setting, String allowed) {
    String fixed = "fixed: { rule: " + rule + ", architecture: [64, 8, 10], " + given + " }\n";
    assertThatThrownBy(
            () ->
                SweepPlan.of(
                    new SweepSpecReader()
                        .read(
                            "a.yaml",
                            (HEAD + fixed).getBytes(StandardCharsets.UTF_8),
                            Path.of(""))))
        .isInstanceOf(SpecException.class)
        .satisfies(
            e -> {
              List<String> lines = ((SpecException) e).lines();
              assertThat(lines)
                  .singleElement()
                  .asString()
                  .startsWith("a.yaml:6:")
                  .contains(setting, allowed)
                  .doesNotContain("\n");
            });
  }
}
