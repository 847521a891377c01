package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reference cells against the two controls, and every cell against backpropagation. */
final class ComparisonSection {
  private static final String ID = "comparison";
  private static final String TITLE = "Comparison with the controls";

  private final Findings findings;
  private final ReportContext context;

  ComparisonSection(Findings findings, ReportContext context) {
    this.findings = findings;
    this.context = context;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    List<CsvTable> tables = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    add(Findings.BACKPROPAGATION, findings.toBackpropagation(), body, figures, tables);
    add(Findings.READOUT, findings.toReadout(), body, figures, tables);
    if (findings.everyCell().size() > findings.toBackpropagation().size()) {
      CsvTable all = table("every-cell", findings.everyCell());
      tables.add(all);
      body.append(everyCell(all));
    }
    if (figures.isEmpty()) {
      return Section.empty(
          ID,
          TITLE,
          "No finished trial of backpropagation or readout only shares a seed with another rule, so"
              + " there is no paired comparison.");
    }
    return new Section(ID, TITLE, body.toString(), figures, tables);
  }

  private void add(
      String baseline,
      List<Difference> differences,
      StringBuilder body,
      List<Figure> figures,
      List<CsvTable> tables) {
    if (differences.isEmpty()) {
      body.append("<p>No finished trial of ")
          .append(RuleLook.inText(baseline))
          .append(" shares a seed with another rule, so nothing is compared with it.</p>");
      return;
    }
    String name = baseline.equals(Findings.READOUT) ? "comparison-readout" : "comparison";
    List<Difference> sorted = new ArrayList<>(differences);
    sorted.sort(Comparator.comparingDouble(d -> d.all().estimate()));
    figures.add(
        DifferenceFigure.of(
            name,
            "error minus " + RuleLook.inText(baseline) + " (points)",
            sorted.stream().map(d -> RuleLook.title(d.cell().rule())).toList(),
            sorted,
            context.margin()));
    CsvTable table = table(name, sorted);
    tables.add(table);
    body.append("<figure>\n<h3>").append(finding(baseline, sorted)).append("</h3>\n");
    body.append("<p class=\"what\">").append(what(baseline, sorted)).append("</p>\n");
    body.append("<div class=\"beside\">").append(rows(baseline, sorted));
    body.append(Html.chart(name, alt(baseline, sorted))).append("</div>\n<figcaption>");
    body.append(caption(sorted)).append("</figcaption>\n");
    body.append(Html.data(table, true)).append("\n</figure>\n");
  }

  /** The sentence over the figure: who is higher, lower, equivalent. */
  static String finding(String baseline, List<Difference> rows) {
    List<String> parts = new ArrayList<>();
    for (Difference.Verdict verdict : Difference.Verdict.values()) {
      List<Difference> own = rows.stream().filter(d -> d.verdict() == verdict).toList();
      if (!own.isEmpty()) {
        parts.add(part(verdict, own, RuleLook.inText(baseline)));
      }
    }
    return Words.capital(String.join("; ", parts));
  }

  private static String part(Difference.Verdict verdict, List<Difference> own, String baseline) {
    List<String> rules = own.stream().map(d -> RuleLook.inText(d.cell().rule())).toList();
    String who = rules.size() > 2 ? rules.size() + " rules" : Words.list(rules);
    boolean one = rules.size() == 1;
    return switch (verdict) {
      case HIGHER, LOWER ->
          who
              + (one ? " has a " : " have a ")
              + verdict.text()
              + " error than "
              + baseline
              + ", "
              + range(own);
      case EQUIVALENT -> who + (one ? " is" : " are") + " equivalent to " + baseline;
      case NOT_DECIDED -> who + (one ? " is" : " are") + " not decided";
    };
  }

  /** {@code +0.94 to +6.83 points}. */
  private static String range(List<Difference> rows) {
    String first = Numbers.points(rows.get(0).all().estimate());
    String last = Numbers.points(rows.get(rows.size() - 1).all().estimate());
    return (rows.size() == 1 ? first : first + " to " + last) + " points";
  }

  private String what(String baseline, List<Difference> rows) {
    Cell base = rows.get(0).baseline();
    String at =
        rows.stream()
            .map(Difference::cell)
            .filter(c -> !findings.sweep().label(c).isEmpty())
            .map(c -> RuleLook.inText(c.rule()) + ": " + findings.sweep().label(c))
            .collect(Collectors.joining("; "));
    return "Error of each rule at rest"
        + (at.isEmpty() ? "" : " (" + Html.escape(at) + ")")
        + ", at equal examples. "
        + RuleLook.title(baseline)
        + ": "
        + Numbers.percent(base.errorInterval())
        + ".";
  }

  private static String rows(String baseline, List<Difference> differences) {
    List<List<String>> rows = new ArrayList<>();
    for (Difference d : differences) {
      rows.add(
          List.of(
              Html.rowHead(Html.rule(d.cell().rule())),
              Html.cell(error(d.cell())),
              Html.cell(trainedOnly(d.cell())),
              Html.cell(
                  Numbers.points(d.all().estimate())
                      + " "
                      + Html.interval(Numbers.pointEnds(d.all()))),
              Html.verdict(d.verdict())));
    }
    return Html.table(
        "",
        List.of(
            "Rule",
            "Error, all trials<br>% [95 %]",
            "Trained only<br>% (k/n)",
            "Minus " + RuleLook.inText(baseline) + "<br>points [95 %]",
            Html.leftHead("Error is")),
        rows);
  }

  private static String error(Cell cell) {
    Interval error = cell.errorInterval();
    return Numbers.percentValue(error.estimate()) + " " + Html.interval(Numbers.percentEnds(error));
  }

  private static String trainedOnly(Cell cell) {
    List<Double> errors = cell.trainedErrors();
    String mean = errors.isEmpty() ? "–" : Numbers.percentValue(Means.mean(errors));
    return mean + " " + Html.interval("(" + cell.trained() + "/" + cell.counted() + ")");
  }

  private String alt(String baseline, List<Difference> rows) {
    return "Paired differences of the error to "
        + RuleLook.inText(baseline)
        + " in points: "
        + rows.stream()
            .map(d -> RuleLook.inText(d.cell().rule()) + " " + Numbers.points(d.all().estimate()))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String caption(List<Difference> rows) {
    int least = rows.stream().mapToInt(d -> d.all().n()).min().orElse(0);
    int most = rows.stream().mapToInt(d -> d.all().n()).max().orElse(0);
    OptionalDouble margin = context.margin();
    String equivalence =
        margin.isPresent()
            ? " Shaded: margin of ±"
                + Numbers.fixed(100 * margin.getAsDouble(), 1)
                + " points fixed before the sweep; “equivalent” means that both one-sided tests"
                + " reject at 5 %."
            : " No equivalence margin was fixed before the sweep, so none is claimed.";
    String p =
        rows.stream()
            .map(d -> RuleLook.inText(d.cell().rule()) + " " + Numbers.p(d.adjusted()))
            .collect(Collectors.joining(", "));
    return "n = "
        + (least == most ? "" + least : least + " to " + most)
        + " seeds, paired by seed; 95 % t intervals. Lower error is better. A trial that does not end"
        + " trained keeps its final error, a diverged one counts as chance; the mean over trained"
        + " trials stands beside it with their share."
        + equivalence
        + " Sign-flip p, adjusted by Holm over the table: "
        + p
        + "."
        + smallest(least);
  }

  /** What the smallest possible p of a sign-flip test is when no seed count can reach .05. */
  private static String smallest(int n) {
    return n > 0 && n <= 5
        ? " With " + n + " seeds that test cannot fall below " + Numbers.p(Math.pow(2, 1 - n)) + "."
        : "";
  }

  private String everyCell(CsvTable data) {
    List<List<String>> rows = new ArrayList<>();
    for (Difference d : findings.everyCell()) {
      rows.add(
          List.of(
              Html.rowHead(Html.rule(d.cell().rule())),
              Html.left(Html.escape(findings.sweep().label(d.cell()))),
              Html.cell(error(d.cell())),
              Html.cell(trainedOnly(d.cell())),
              Html.cell(
                  Numbers.points(d.all().estimate())
                      + " "
                      + Html.interval(Numbers.pointEnds(d.all()))),
              Html.cell(Numbers.p(d.adjusted())),
              Html.verdict(d.verdict())));
    }
    return "<details class=\"more\"><summary>Every cell against backpropagation ("
        + rows.size()
        + " rows)</summary><div class=\"scroll\">"
        + Html.table(
            "",
            List.of(
                "Rule",
                Html.leftHead("Cell"),
                "Error, all trials<br>% [95 %]",
                "Trained only<br>% (k/n)",
                "Minus backpropagation<br>points [95 %]",
                rows.size() > 20 ? "p, adjusted<br>(BH)" : "p, adjusted<br>(Holm)",
                Html.leftHead("Error is")),
            rows)
        + "</div>"
        + Html.data(data, false)
        + "</details>";
  }

  private CsvTable table(String name, List<Difference> differences) {
    CsvTable.Builder table =
        new CsvTable.Builder(
            name,
            "rule",
            "cell",
            "baseline",
            "error",
            "error_lo",
            "error_hi",
            "trained",
            "n",
            "planned",
            "error_trained",
            "difference",
            "lo",
            "hi",
            "pairs",
            "difference_trained",
            "pairs_trained",
            "p",
            "p_adjusted",
            "verdict");
    for (Difference d : differences) {
      Interval error = d.cell().errorInterval();
      List<Double> trained = d.cell().trainedErrors();
      table.row(
          d.cell().rule(),
          findings.sweep().label(d.cell()),
          d.baseline().rule(),
          error.estimate(),
          error.low(),
          error.high(),
          d.cell().trained(),
          d.cell().counted(),
          d.cell().planned(),
          trained.isEmpty() ? Double.NaN : Means.mean(trained),
          d.all().estimate(),
          d.all().low(),
          d.all().high(),
          d.all().n(),
          d.trained().estimate(),
          d.trained().n(),
          d.p(),
          d.adjusted(),
          d.verdict().text());
    }
    return table.build();
  }
}
