package io.phasesweep.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The approaches on one page: what each reaches, with equal examples and with equal work. */
final class ApproachesSection {
  private static final String ID = "approaches";
  private static final String TITLE = "Approaches side by side";

  private final Findings findings;
  private final ReportContext context;
  private final TrialFacts facts;
  private final List<Cell> cells;
  private final ProgressCurves curves;

  ApproachesSection(
      Findings findings, ReportContext context, TrialFacts facts, SweepResults results) {
    this.findings = findings;
    this.context = context;
    this.facts = facts;
    this.cells =
        findings.sweep().rules().stream()
            .flatMap(rule -> findings.reference().cell(rule).stream())
            .filter(cell -> !facts.of(cell).isEmpty())
            .toList();
    results.choose(cells.stream().map(Cell::id).toList());
    this.curves = ProgressCurves.read(results, facts);
  }

  Section section() {
    if (cells.size() < 2) {
      return Section.empty(
          ID,
          TITLE,
          "Fewer than two rules of this sweep have a finished trial at rest, so nothing stands side by"
              + " side.");
    }
    List<Part> parts = new ArrayList<>();
    double examples =
        cells.stream()
            .mapToDouble(c -> facts.mean(c, "presentations").estimate())
            .filter(v -> v > 0)
            .min()
            .orElse(Double.NaN);
    parts.add(
        Double.isNaN(examples)
            ? Part.text("No row counts its examples, so equal examples cannot be compared.")
            : table(
                "approaches-equal-examples",
                "At equal examples",
                "after " + Numbers.count(Math.round(examples)) + " training examples each",
                curves.at(cells, "presentations", examples)));
    double work = equalWork();
    parts.add(
        Double.isNaN(work)
            ? Part.text("No row counts its multiply-adds, so equal work cannot be compared.")
            : table(
                "approaches-equal-work",
                "At equal multiply-adds",
                "after at most "
                    + significant(work / 1e9)
                    + " × 10⁹ multiply-adds of learning each, the least that a rule other than readout"
                    + " only spends in this sweep",
                curves.at(cells, "macs", work)));
    parts.add(new ApproachNeeds(findings, facts, cells).part());
    return Part.section(ID, TITLE, parts);
  }

  /** The readout alone spends almost nothing: it would leave no epoch to any other rule. */
  private double equalWork() {
    List<Cell> learning = cells.stream().filter(c -> !c.rule().equals(Findings.READOUT)).toList();
    return (learning.isEmpty() ? cells : learning)
        .stream()
            .mapToDouble(c -> facts.mean(c, "macs").estimate())
            .filter(v -> v > 0)
            .min()
            .orElse(Double.NaN);
  }

  private Part table(String name, String title, String what, List<ProgressCurves.Reached> reached) {
    List<Cell> then =
        reached.stream().filter(r -> r.epochs() > 0).map(ProgressCurves.Reached::cell).toList();
    List<Difference> toBackpropagation = against(Findings.BACKPROPAGATION, then);
    List<Difference> toReadout = against(Findings.READOUT, then);
    CsvTable.Builder csv =
        new CsvTable.Builder(
            name,
            "rule",
            "cell",
            "epochs",
            "error",
            "lo",
            "hi",
            "n",
            "trained",
            "counted",
            "to_backpropagation",
            "to_backpropagation_lo",
            "to_backpropagation_hi",
            "to_readout",
            "to_readout_lo",
            "to_readout_hi");
    List<List<String>> rows = new ArrayList<>();
    for (ProgressCurves.Reached r : reached) {
      Cell cell = r.cell();
      Interval error = cell.errorInterval();
      Optional<Interval> first = difference(cell, toBackpropagation);
      Optional<Interval> second = difference(cell, toReadout);
      boolean begun = r.epochs() > 0;
      rows.add(
          List.of(
              Html.rowHead(Html.rule(cell.rule())),
              Html.cell(begun ? Numbers.fixed(r.epochs(), 1) : "less than a measured step"),
              Html.cell(begun ? Numbers.percent(error) : "–"),
              Html.cell(Numbers.percent(cell.trainedRate())),
              Html.cell(first.map(ApproachesSection::points).orElse("–")),
              Html.cell(second.map(ApproachesSection::points).orElse("–")),
              Html.cell("" + cell.errors().size())));
      csv.row(
          cell.rule(),
          findings.sweep().label(cell),
          r.epochs(),
          begun ? error.estimate() : Double.NaN,
          begun ? error.low() : Double.NaN,
          begun ? error.high() : Double.NaN,
          error.n(),
          cell.trained(),
          cell.counted(),
          first.map(Interval::estimate).orElse(Double.NaN),
          first.map(Interval::low).orElse(Double.NaN),
          first.map(Interval::high).orElse(Double.NaN),
          second.map(Interval::estimate).orElse(Double.NaN),
          second.map(Interval::low).orElse(Double.NaN),
          second.map(Interval::high).orElse(Double.NaN));
    }
    CsvTable table = csv.build();
    String body =
        "<figure>\n<h3>"
            + title
            + ": "
            + finding(then, toBackpropagation)
            + "</h3>\n<p class=\"what\">Each rule at rest, "
            + what
            + ".</p>\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    "Epochs<br>by then",
                    "Error by then<br>[95 %]",
                    "P(trained)<br>at the end [95 %]",
                    "Minus backpropagation<br>points [95 %]",
                    "Minus readout only<br>points [95 %]",
                    "n"),
                rows)
            + "</div>\n<figcaption>"
            + caption(title)
            + "</figcaption>\n"
            + Html.data(table, false)
            + "\n</figure>";
    return new Part(body, List.of(), List.of(table));
  }

  private String caption(String title) {
    return title
        + ": error at the last measurement within the budget; n seeds as listed, 95 % t intervals,"
        + " differences paired by seed; Jeffreys intervals of P(trained). Lower error is better. A trial"
        + " that does not end trained keeps its error, a diverged one counts as chance."
        + forces();
  }

  /** Costs of unlike scale pull differently at one nudging strength. */
  private String forces() {
    List<String> rules = cells.stream().map(Cell::rule).toList();
    boolean whole =
        rules.contains("equilibrium-propagation") || rules.contains("nonequilibrium-memory");
    return whole && rules.contains("dual-propagation")
        ? " Dual propagation nudges by half of the squared error, the others by the whole: at one"
            + " nudging strength their forces differ by a factor of 2."
        : "";
  }

  private static String finding(List<Cell> then, List<Difference> differences) {
    if (differences.isEmpty()) {
      return then.size() < 2
          ? "fewer than two rules have been measured by then"
          : "backpropagation is not among the rules measured by then";
    }
    return differences.stream()
        .collect(
            Collectors.groupingBy(
                Difference::verdict, java.util.TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey().text())
        .collect(Collectors.joining(", ", "error against backpropagation ", ""));
  }

  private List<Difference> against(String baseline, List<Cell> then) {
    Difference.Table table = new Difference.Table(context.margin());
    Optional<Cell> base = then.stream().filter(c -> c.rule().equals(baseline)).findFirst();
    base.ifPresent(
        b -> then.stream().filter(c -> !c.rule().equals(baseline)).forEach(c -> table.add(c, b)));
    return table.rows();
  }

  private static Optional<Interval> difference(Cell cell, List<Difference> differences) {
    return differences.stream().filter(d -> d.cell().equals(cell)).map(Difference::all).findFirst();
  }

  private static String points(Interval difference) {
    return Numbers.points(difference.estimate())
        + " "
        + Html.interval(Numbers.pointEnds(difference));
  }

  /** Multiply-adds in 10⁹ with their interval. */
  static String work(Interval macs) {
    return quantity(macs.times(1e-9));
  }

  /** Three significant digits with the interval; a dash where nothing was measured. */
  static String quantity(Interval value) {
    if (value.n() == 0) {
      return "–";
    }
    String ends =
        Double.isNaN(value.low())
            ? "(n = 1: no interval)"
            : "[" + significant(value.low()) + ", " + significant(value.high()) + "]";
    return significant(value.estimate()) + " " + Html.interval(ends);
  }

  static String significant(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
            .replace("-", "−")
        : "–";
  }
}
