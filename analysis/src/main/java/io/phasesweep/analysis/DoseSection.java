package io.phasesweep.analysis;

import io.phasesweep.analysis.DoseResponse.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How much jitter each rule bears before half of its gain over guessing is gone. */
final class DoseSection {
  private static final String ID = "jitter";
  private static final String TITLE = "Jitter dose-response";
  private static final int MOST_LINES = 40;

  private final boolean swept;
  private final List<DoseReading> readings;

  DoseSection(Findings findings, SweepResults results) {
    List<DoseGroup> groups = DoseGroup.of(findings.sweep(), findings.reference());
    this.swept = !groups.isEmpty();
    this.readings = DoseReading.read(groups, results);
  }

  Section section() {
    if (!swept) {
      return Section.empty(
          ID,
          TITLE,
          "No rule of this sweep has phase jitter at three values or more, 0 among them, with all"
              + " else alike, so there is no dose-response.");
    }
    if (readings.isEmpty()) {
      return Section.empty(
          ID,
          TITLE,
          "No seed that beats guessing without jitter has finished at every jitter, so there is no"
              + " dose-response.");
    }
    CsvTable levels = levels();
    CsvTable halves = halves();
    String body =
        "<figure>\n<h3>"
            + Html.escape(title())
            + "</h3>\n<p class=\"what\">Gain over guessing that remains under jitter, relative to the"
            + " same seed without. J<sub>50</sub> is the jitter at which half is left. The unit of"
            + " jitter differs between rules, so each panel has its own axis: compare shapes, not"
            + " places.</p>\n"
            + Html.chart(ID, alt())
            + "\n<div class=\"scroll\">"
            + Html.table("", heads(), lines())
            + "</div>\n<figcaption>"
            + caption()
            + "</figcaption>\n"
            + Html.data(levels, true)
            + Html.data(halves, false)
            + "\n</figure>";
    return new Section(
        ID, TITLE, body, List.of(DoseFigure.of(ID, title(), readings)), List.of(levels, halves));
  }

  private boolean lost(DoseReading reading) {
    return reading.answer().verdict() != Verdict.ABOVE;
  }

  private String title() {
    int n = readings.size();
    if (n == 1) {
      DoseReading only = readings.get(0);
      String rule = only.group().title();
      return switch (only.answer().verdict()) {
        case ABOVE -> rule + " keeps more than half of its gain up to jitter " + only.largest();
        case OPEN -> rule + " loses half of its gain at a jitter " + only.halfText();
        case FITTED -> rule + " keeps half of its gain at jitter " + only.halfText();
      };
    }
    String what =
        readings.stream().anyMatch(r -> !r.group().architecture().isEmpty()) ? "curves" : "rules";
    long lost = readings.stream().filter(this::lost).count();
    return lost == 0
        ? "None of " + n + " " + what + " loses half of its gain inside the range"
        : lost == n
            ? "All " + n + " " + what + " lose half of their gain inside the range"
            : lost
                + " of "
                + n
                + " "
                + what
                + (lost == 1 ? " loses half of its" : " lose half of their")
                + " gain inside the range";
  }

  private String alt() {
    return "Dose-response curves. J50: "
        + readings.stream()
            .map(r -> r.group().title() + " " + r.halfText())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static List<String> heads() {
    return List.of(
        "Rule",
        Html.leftHead("Cell"),
        Html.leftHead("Unit of jitter"),
        "J<sub>50</sub><br>[95 %]",
        "h",
        "Retained at the<br>largest jitter [95 %]",
        "n");
  }

  private List<List<String>> lines() {
    List<List<String>> rows = new ArrayList<>();
    for (DoseReading reading : readings.subList(0, Math.min(MOST_LINES, readings.size()))) {
      DoseGroup group = reading.group();
      List<String> cell = new ArrayList<>();
      if (!group.architecture().isEmpty()) {
        cell.add("architecture " + group.architecture());
      }
      if (!group.heldText().isEmpty()) {
        cell.add(group.heldText());
      }
      int last = reading.response().jitter().size() - 1;
      rows.add(
          List.of(
              Html.rowHead(Html.rule(group.rule())),
              Html.left(Html.escape(String.join(", ", cell))),
              Html.left(SettingText.jitterUnit(group.rule())),
              Html.cell(Html.escape(reading.halfText())),
              Html.cell(Numbers.fixed(steepness(reading), 2)),
              Html.cell(
                  Numbers.percent(reading.response().at(last))
                      + " at "
                      + Html.escape(reading.largest())),
              Html.cell("" + reading.response().n())));
    }
    return rows;
  }

  private static double steepness(DoseReading reading) {
    return reading.answer().curve().map(HillCurve::steepness).orElse(Double.NaN);
  }

  private String caption() {
    int least = readings.stream().mapToInt(r -> r.response().n()).min().orElse(0);
    int most = readings.stream().mapToInt(r -> r.response().n()).max().orElse(0);
    int unfinished = readings.stream().mapToInt(DoseReading::unfinished).sum();
    int guessing = readings.stream().mapToInt(DoseReading::guessing).sum();
    return "n = "
        + (least == most ? "" + most : least + " to " + most)
        + (most == 1 ? " seed" : " seeds")
        + " a point, paired by seed with jitter 0; bars: 95 % t intervals, cut at the edge of a"
        + " panel. Curve: 1/(1 + (J/J<sub>50</sub>)<sup>h</sup>), least squares on the seed means at"
        + " jitter above 0; two such means fix it without a remainder. Dashed line and shade:"
        + " J<sub>50</sub> with its 95 % jackknife-t interval, on log J<sub>50</sub>. Where more than"
        + " half is left on the whole range, J<sub>50</sub> is above it and not extrapolated;"
        + " “between”: the fall is too steep for the jitters swept to fix a curve. Axes"
        + " other than jitter and architecture stand at each rule’s reference. Diverged trials count"
        + " at guessing. Left out, by curve and seed: "
        + unfinished
        + " not finished at every jitter, "
        + guessing
        + " that do not beat guessing without jitter. Higher is better.";
  }

  private CsvTable levels() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            ID, "rule", "architecture", "held", "unit", "jitter", "retained", "lo", "hi", "n");
    for (DoseReading reading : readings) {
      DoseGroup group = reading.group();
      for (int i = 0; i < group.cells().size(); i++) {
        int n = reading.response().n();
        Interval r = i == 0 ? new Interval(1, 1, 1, n) : reading.response().at(i - 1);
        table.row(
            group.rule(),
            group.architecture(),
            group.heldText(),
            SettingText.jitterUnit(group.rule()),
            group.dose(i),
            r.estimate(),
            r.low(),
            r.high(),
            n);
      }
    }
    return table.build();
  }

  private CsvTable halves() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            "jitter-half",
            "rule",
            "architecture",
            "held",
            "unit",
            "verdict",
            "j50",
            "lo",
            "hi",
            "h",
            "largest",
            "n",
            "unfinished",
            "guessing");
    for (DoseReading reading : readings) {
      DoseGroup group = reading.group();
      Interval half = reading.answer().half();
      table.row(
          group.rule(),
          group.architecture(),
          group.heldText(),
          SettingText.jitterUnit(group.rule()),
          switch (reading.answer().verdict()) {
            case FITTED -> "fitted";
            case ABOVE -> "above";
            case OPEN -> "open";
          },
          half.estimate(),
          half.low(),
          half.high(),
          steepness(reading),
          reading.response().largest(),
          reading.response().n(),
          reading.unfinished(),
          reading.guessing());
    }
    return table.build();
  }
}
