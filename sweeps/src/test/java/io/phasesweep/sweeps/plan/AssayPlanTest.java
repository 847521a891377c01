package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps of assays: what is planned, what is refused and where. */
class AssayPlanTest {
  private static final String HEAD = "schema-version: 1\nname: a\nquestion: What?\n";

  private static SweepPlan plan(String text) throws SpecException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SweepPlan.of(new SweepSpecReader().read("a.yaml", bytes, Path.of("")));
  }

  @Test
  void assaysCrossTheirAxesAndSeeds() throws SpecException {
    SweepPlan plan =
        plan(
            HEAD
                + "axes: { assay: [synapse-range, synapse-response], fast-time: [1, 2] }\n"
                + "when: { synapse-range: { axes: { kernel-area: [0, 0.1, 0.2] } } }\n"
                + "exclude: [{ assay: synapse-range, kernel-area: 0.1 }]\n"
                + "replicates: 2\n");
    List<AssayTrial> trials = plan.members().map(m -> (AssayTrial) m.trial()).toList();
    assertThat(trials).hasSize((2 * 2 + 2) * 2);
    assertThat(plan.summary().byRule()).containsEntry("synapse-range", 8L);
    assertThat(plan.summary().seconds()).isPositive();
    assertThat(trials.get(0).settings().find("architecture")).isNull();
  }

  /** A sweep written out plans the same cells. */
  @Test
  void aResolvedSweepPlansTheSameTrials() throws SpecException {
    SweepPlan plan =
        plan(HEAD + "fixed: { assay: synapse-jitter }\naxes: { phase-jitter: [0, 0.5] }\n");
    SweepPlan again = plan(ResolvedText.of(plan));
    assertThat(again.members().map(m -> m.trialId()).toList())
        .isEqualTo(plan.members().map(m -> m.trialId()).toList());
    assertThat(plan.summary().extensions()).containsKey("phase-jitter");
  }

  @Test
  void rampsThatAreNotFastAreNoted() throws SpecException {
    SweepPlan plan = plan(HEAD + "fixed: { assay: synapse-range, fast-time: 9 }\n");
    assertThat(plan.summary().warnings())
        .singleElement()
        .asString()
        .contains("fast-time is not below slow-time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: { set: digits }", "budget: { epochs: 1 }", "stop: { max-wall: 1 }"})
  void whatTrainsIsRefused(String line) {
    String key = line.substring(0, line.indexOf(':'));
    refuse(HEAD + "fixed: { assay: ladder }\n" + line + "\n", "a.yaml:5:1: '" + key + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "'architecture: [2, 2]', a.yaml:4:32: 'architecture' does not apply to synapse-range",
    "memory-kernel: sine, 'a.yaml:4:47: memory-kernel is sine; ecoli, ladder,'",
    "memory-kernel: ladder, a.yaml:4:47: memory-kernel is ladder and dissipation is ideal",
    "threshold-rule: midpoint, a.yaml:4:48: threshold-rule is midpoint",
    "ladder-levels: 5, a.yaml:4:47: 'ladder-levels' applies only where dissipation is a number",
    "kernel-area: -1, a.yaml:4:45: kernel-area is -1"
  })
  void aSettingThatDoesNotFitIsRefusedAtItsPlace(String setting, String message) {
    refuse(HEAD + "fixed: { assay: synapse-range, " + setting + " }\n", message);
  }

  @Test
  void dissipationTakesThePlaceOfAnArea() {
    refuse(
        HEAD + "fixed: { assay: synapse-response, dissipation: 3, kernel-area: 0.1 }\n",
        "'kernel-area' applies only where memory-kernel is ecoli and dissipation is ideal");
  }

  @Test
  void rulesAndAssaysDoNotMix() {
    refuse(
        HEAD
            + "blocks:\n  - fixed: { assay: ladder }\n  - fixed: { rule: backpropagation }\n"
            + "data: { set: digits }\nbudget: { epochs: 1 }\n",
        "never both");
    refuse(HEAD + "fixed: { assay: backpropagation }\n", "unknown assay 'backpropagation'");
    refuse(HEAD + "fixed: { assay: synapse-rang }\n", "did you mean 'synapse-range'?");
  }

  private static void refuse(String text, String message) {
    assertThatThrownBy(() -> plan(text))
        .isInstanceOf(SpecException.class)
        .satisfies(
            e ->
                assertThat(((SpecException) e).lines())
                    .anySatisfy(line -> assertThat(line).contains(message)));
  }
}
