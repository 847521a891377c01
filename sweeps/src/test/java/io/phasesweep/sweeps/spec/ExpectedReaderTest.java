package io.phasesweep.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.analysis.Expectation;
import io.phasesweep.analysis.Pack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedReaderTest {
  private static final String HEAD = "schema-version: 1\npack: p\nsource: a paper\nlines:\n";
  private static final String CELLS = "    cells: { rule: clapp, phase-jitter: 0.9 }\n";

  private static Pack read(String lines) throws SpecException {
    return ExpectedReader.read("p/expected.yaml", (HEAD + lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsALine() throws SpecException {
    Pack pack =
        read(
            "  - name: layer 3\n    kind: equivalent\n    statistic: every\n    of: readout_error\n"
                + "    layer: 3\n"
                + CELLS
                + "    value: 0.2\n    margin: 0.05\n    tag: code\n");
    Expectation line = pack.expectations().get(0);
    assertThat(line.layer()).hasValue(3);
    assertThat(line.low()).isEqualTo(0.2 - 0.05);
    assertThat(line.high()).isEqualTo(0.2 + 0.05);
    assertThat(line.cells()).isEqualTo(Map.of("rule", "clapp", "phase-jitter", "0.9"));
    assertThat(pack.digest()).hasSize(64);
    assertThat(line.statistic()).isEqualTo(Expectation.Statistic.EVERY);
  }

  @Test
  void aNumberFromMemoryIsNoCriterion() {
    assertThatThrownBy(
            () ->
                read(
                    "  - name: x\n    kind: at-most\n"
                        + CELLS
                        + "    value: 1\n    tag: recalled\n"))
        .hasMessage(
            "p/expected.yaml:9:10: tag is recalled; code, measured, derived, docs, abstract are"
                + " allowed");
  }

  @Test
  void allMistakesComeInOneGo() {
    assertThatThrownBy(
            () ->
                read(
                    "  - name: x\n    kind: ordering\n    celles: { rule: clapp }\n    tag: code\n"
                        + "  - name: y\n    kind: rangee\n"
                        + CELLS
                        + "    low: much\n    tag: code\n"))
        .hasMessageContaining("unknown key 'celles'; did you mean 'cells'?")
        .hasMessageContaining("kind ordering needs a second cell")
        .hasMessageContaining("kind is rangee; equivalent, at-most, ordering, range are allowed")
        .hasMessageContaining("low is much; a number is allowed");
  }

  @Test
  void aRangeWithoutAnyBoundIsAMistake() {
    assertThatThrownBy(() -> read("  - name: x\n    kind: range\n" + CELLS + "    tag: code\n"))
        .hasMessageContaining("'low' is missing");
  }
}
