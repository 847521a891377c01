package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps of rules with synaptic memory: what is refused, what is noted, and where. */
class MemoryPlanTest {
  private static final String HEAD =
      "schema-version: 1\nname: a\nquestion: What?\ndata: { set: digits, train: 1000, test: 100 }\n"
          + "budget: { epochs: 1 }\n";

  private static SweepPlan plan(String settings) throws SpecException {
    String text =
        HEAD
            + "fixed:\n  rule: nonequilibrium-memory\n  architecture: [64, 8, 10]\n  "
            + settings.replace("; ", "\n  ")
            + "\n";
    return of(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thresholds: auto",
        "thresholds: [0.1, 0.2, 0.3, 0.4]",
        "dissipation: 3; thresholds: auto; range-margin: 4.0",
        "memory-kernel: ecoli; kernel-area: 0.1",
        "dissipation: ideal"
      })
  void whatFitsIsPlanned(String settings) throws SpecException {
    assertThat(plan(settings).summary().trials()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thresholds: published | a.yaml:9:15: thresholds published belong to 784-500-10",
        "thresholds: [0.1] | a.yaml:9:15: thresholds has 1 numbers; 4 are allowed",
        "dissipation: 3; kernel-area: 0.1 | a.yaml:10:16: 'kernel-area' applies only where",
        "dissipation: 56 | a.yaml:9:16: dissipation is 56",
        "memory-kernel: ladder | a.yaml:9:18: memory-kernel is ladder and dissipation is ideal",
        "dissipation: 1; area-cap: 11 | a.yaml:10:13: area-cap is 11",
        "setpoint: free-state | a.yaml:9:13: 'setpoint' applies only where",
        "ramp-samples: 2 | a.yaml:9:17: ramp-samples is 2"
      })
  void whatDoesNotFitIsOneLineWithItsPlace(String settings, String line) {
    assertThatThrownBy(() -> plan(settings))
        .isInstanceOf(SpecException.class)
        .satisfies(
            e -> {
              List<String> lines = ((SpecException) e).lines();
              assertThat(lines).singleElement().asString().startsWith(line);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fast-time: 0.9 | a.yaml:9:14: fast-time 0.9 is not below slow-time 0.9",
        "fast-time: 0.05 | a.yaml:9:14: fast-time 0.05 is shorter than the kernel sine"
      })
  void whatIsOddIsNotedWithItsPlace(String settings, String line) throws SpecException {
    assertThat(plan(settings).summary().warnings())
        .filteredOn(warning -> warning.contains("fast-time"))
        .singleElement()
        .asString()
        .startsWith(line);
  }

  /** A sweep written out plans the same trials. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonequilibrium-memory; dissipation: 3",
        "nonequilibrium-memory; thresholds: [0.1, 0.2, 0.3, 0.4]",
        "equilibrium-propagation; dissipation: 3",
        "equilibrium-propagation; dissipation: ideal; thresholds: auto",
        "coupled-learning; dissipation: exact"
      })
  void whatIsWrittenOutIsReadAgain(String settings) throws SpecException {
    String text =
        HEAD
            + "fixed:\n  architecture: [64, 8, 10]\n  rule: "
            + settings.replace("; ", "\n  ")
            + "\n";
    SweepPlan plan = of(text);
    assertThat(of(ResolvedText.of(plan)).members().map(m -> m.trialId()).toList())
        .isEqualTo(plan.members().map(m -> m.trialId()).toList());
  }

  private static SweepPlan of(String text) throws SpecException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SweepPlan.of(new SweepSpecReader().read("a.yaml", bytes, Path.of("")));
  }

  @Test
  void theAssaysNoteItAtTheirPlace() throws SpecException {
    SweepPlan plan =
        of(
            "schema-version: 1\nname: a\nquestion: What?\nfixed: { assay: synapse-range }\n"
                + "axes: { fast-time: [1, 9] }\n");
    assertThat(plan.summary().warnings())
        .singleElement()
        .asString()
        .startsWith("a.yaml:5:")
        .contains("fast-time is not below slow-time");
  }
}
