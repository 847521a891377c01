package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What leaving a base point along single axes does to the error. */
final class OneAtATimePart {
  private static final String NAME = "one-at-a-time";

  private final SweepTrials sweep;
  private final List<Difference> rows;
  private final Map<Difference, String> moves = new LinkedHashMap<>();

  OneAtATimePart(List<DesignPoints> designs, SweepTrials sweep, ReportContext context) {
    this.sweep = sweep;
    Difference.Table table = new Difference.Table(context.margin());
    List<String> names = new ArrayList<>();
    for (DesignPoints design : designs) {
      Optional<Cell> base = design.cells().get(0);
      for (Optional<Cell> cell : design.cells().subList(1, design.cells().size())) {
        if (base.isPresent() && cell.isPresent() && table.add(cell.get(), base.get())) {
          names.add(move(design, cell.get(), base.get()));
        }
      }
    }
    this.rows = table.rows();
    for (int i = 0; i < rows.size(); i++) {
      moves.put(rows.get(i), names.get(i));
    }
  }

  /** {@code phase jitter 0 to 1}. */
  private static String move(DesignPoints design, Cell cell, Cell base) {
    return design.axes().stream()
        .flatMap(List::stream)
        .filter(a -> !cell.settings().getOrDefault(a, "").equals(base.settings().get(a)))
        .map(
            a ->
                SettingText.words(a)
                    + " "
                    + base.settings().getOrDefault(a, "–")
                    + " to "
                    + cell.settings().getOrDefault(a, "–"))
        .collect(Collectors.joining(", "));
  }

  Part part() {
    if (rows.isEmpty()) {
      return Part.text(
          "No point of the one-at-a-time design shares a finished seed with its base point yet.");
    }
    CsvTable csv = table();
    List<List<String>> cells = new ArrayList<>();
    for (Difference d : rows) {
      cells.add(
          List.of(
              Html.rowHead(Html.rule(d.cell().rule())),
              Html.left(Html.escape(moves.getOrDefault(d, ""))),
              Html.cell(Numbers.percent(d.cell().errorInterval())),
              Html.cell(
                  Numbers.points(d.all().estimate())
                      + " "
                      + Html.interval(Numbers.pointEnds(d.all()))),
              Html.cell(d.cell().trained() + "/" + d.cell().counted()),
              Html.cell(Numbers.p(d.adjusted())),
              Html.verdict(d.verdict())));
    }
    int least = rows.stream().mapToInt(d -> d.all().n()).min().orElse(0);
    int most = rows.stream().mapToInt(d -> d.all().n()).max().orElse(0);
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">Error with one setting changed, less that of the base point. "
            + Html.escape(bases())
            + "</p>\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    Html.leftHead("Changed"),
                    "Error, all trials<br>[95 %]",
                    "Minus base point<br>points [95 %]",
                    "Trained",
                    "p, adjusted",
                    Html.leftHead("Error is")),
                cells)
            + "</div>\n<figcaption>n = "
            + (least == most ? "" + least : least + " to " + most)
            + " seeds a point, paired by seed; 95 % t intervals, sign-flip p adjusted over the table."
            + " Lower error is better. One at a time says nothing about combinations.</figcaption>\n"
            + Html.data(csv, false)
            + "\n</figure>";
    return new Part(body, List.of(), List.of(csv));
  }

  private String title() {
    Difference most =
        rows.stream()
            .max(Comparator.comparingDouble(d -> Math.abs(d.all().estimate())))
            .orElseThrow();
    return "Largest step: "
        + RuleLook.inText(most.cell().rule())
        + ", "
        + Html.escape(moves.getOrDefault(most, ""))
        + ", "
        + Numbers.points(most.all().estimate())
        + " points";
  }

  private String bases() {
    return rows.stream()
            .map(Difference::baseline)
            .distinct()
            .map(
                base ->
                    "Base point of "
                        + RuleLook.inText(base.rule())
                        + ": "
                        + sweep.label(base)
                        + ", error "
                        + Numbers.percent(base.errorInterval()))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME,
            "rule",
            "changed",
            "error",
            "difference",
            "lo",
            "hi",
            "pairs",
            "p",
            "p_adjusted",
            "verdict");
    for (Difference d : rows) {
      table.row(
          d.cell().rule(),
          moves.get(d),
          d.cell().meanError(),
          d.all().estimate(),
          d.all().low(),
          d.all().high(),
          d.all().n(),
          d.p(),
          d.adjusted(),
          d.verdict().text());
    }
    return table.build();
  }
}
