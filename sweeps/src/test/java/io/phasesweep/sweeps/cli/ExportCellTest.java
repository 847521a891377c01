package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportCellTest {

  @Test
  void numbersAndPlainTextStayAsTheyAre() {
    assertThat(ExportCommand.cell(-0.5)).isEqualTo("-0.5");
    assertThat(ExportCommand.cell(12L)).isEqualTo("12");
    assertThat(ExportCommand.cell("64-64-10")).isEqualTo("64-64-10");
    assertThat(ExportCommand.cell(null)).isEmpty();
  }

  @Test
  void separatorsAndQuotesAreQuoted() {
    assertThat(ExportCommand.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(ExportCommand.cell("say \"x\"\n")).isEqualTo("\"say \"\"x\"\"\n\"");
    assertThat(ExportCommand.cell(List.of("phase-jitter", "dissipation")))
        .isEqualTo("phase-jitter;dissipation");
  }

  @Test
  void textThatASpreadsheetWouldRunIsDefused() {
    for (String formula : List.of("=1+1", "+1", "-1", "@x")) {
      assertThat(ExportCommand.cell(formula)).isEqualTo("\"'" + formula + "\"");
    }
  }
}
