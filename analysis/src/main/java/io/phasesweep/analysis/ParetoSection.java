package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which cells buy their error with the least work. */
final class ParetoSection {
  private static final String ID = "pareto";
  private static final String TITLE = "Error against cost";

  /** Comparing each with each for every resample is quadratic. */
  private static final int MOST_CELLS = 300;

  private static final double SHOWN = 0.05;

  private final Findings findings;
  private final TrialFacts facts;
  private final List<Point> points = new ArrayList<>();
  private int left;
  private int seeds;

  /**
   * A cell on the plane.
   *
   * @param front share of resamples on the front of error and work
   * @param local the same where reads that are not local count as a third cost
   */
  private record Point(
      Cell cell, Interval error, Interval macs, double reads, double front, double local) {}

  ParetoSection(Findings findings, TrialFacts facts) {
    this.findings = findings;
    this.facts = facts;
    place();
  }

  private void place() {
    List<Cell> cells =
        findings.sweep().cells().size() <= MOST_CELLS
            ? findings.sweep().cells()
            : findings.sweep().rules().stream()
                .flatMap(r -> findings.reference().cell(r).stream())
                .toList();
    TreeSet<Long> all = new TreeSet<>();
    cells.forEach(c -> facts.of(c).forEach(t -> all.add(t.seed())));
    // A cell that lacks a seed cannot be resampled together with the others.
    List<Cell> whole = cells.stream().filter(c -> measured(c).equals(all)).toList();
    left = cells.size() - whole.size();
    seeds = all.size();
    double[][] errors =
        whole.stream()
            .map(
                c ->
                    facts.of(c).stream()
                        .sorted(Comparator.comparingLong(TrialFacts.Trial::seed))
                        .mapToDouble(TrialFacts.Trial::error)
                        .toArray())
            .toArray(double[][]::new);
    double[][] work =
        whole.stream()
            .map(c -> new double[] {facts.mean(c, "macs").estimate()})
            .toArray(double[][]::new);
    double[] reads =
        whole.stream().mapToDouble(c -> facts.mean(c, "nonlocal_reads").estimate()).toArray();
    double[][] both = new double[whole.size()][];
    for (int i = 0; i < both.length; i++) {
      both[i] = new double[] {work[i][0], reads[i]};
    }
    double[] front = ParetoFront.membership(errors, work);
    double[] local = ParetoFront.membership(errors, both);
    for (int i = 0; i < whole.size(); i++) {
      Cell cell = whole.get(i);
      points.add(
          new Point(
              cell,
              cell.errorInterval(),
              facts.mean(cell, "macs"),
              reads[i],
              front[i],
              Double.isNaN(reads[i]) ? Double.NaN : local[i]));
    }
  }

  private Set<Long> measured(Cell cell) {
    return facts.of(cell).stream()
        .filter(t -> !Double.isNaN(t.value("macs")))
        .map(TrialFacts.Trial::seed)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Section section() {
    if (points.size() < 2) {
      return Section.empty(
          ID,
          TITLE,
          "Fewer than two cells have counted multiply-adds on all seeds, so there is no front.");
    }
    CsvTable table = table();
    Figure figure = figure();
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">Error on the evaluation part against the work of learning, one"
            + " mark a cell; the line joins cells that no cell beats in both.</p>\n"
            + Html.chart(ID, title() + ".")
            + "\n<div class=\"scroll\">"
            + rows()
            + "</div>\n<figcaption>"
            + caption()
            + "</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>";
    return new Section(ID, TITLE, body, List.of(figure), List.of(table));
  }

  private List<Point> front() {
    double[][] at =
        points.stream()
            .map(p -> new double[] {p.error().estimate(), p.macs().estimate()})
            .toArray(double[][]::new);
    boolean[] on = ParetoFront.of(at);
    List<Point> front = new ArrayList<>();
    for (int i = 0; i < on.length; i++) {
      if (on[i]) {
        front.add(points.get(i));
      }
    }
    front.sort(Comparator.comparingDouble(p -> p.macs().estimate()));
    return front;
  }

  private String title() {
    List<Point> front = front();
    List<String> rules = front.stream().map(p -> p.cell().rule()).distinct().toList();
    return Words.count(front.size(), "cell")
        + " of "
        + points.size()
        + (front.size() == 1 ? " is" : " are")
        + " on the front of error and work: "
        + (rules.size() > 3
            ? rules.size() + " rules"
            : Words.list(rules.stream().map(RuleLook::inText).toList()));
  }

  private String rows() {
    List<List<String>> rows = new ArrayList<>();
    points.stream()
        .filter(p -> p.front() >= SHOWN || p.local() >= SHOWN)
        .sorted(Comparator.comparingDouble(p -> p.macs().estimate()))
        .limit(20)
        .forEach(
            p ->
                rows.add(
                    List.of(
                        Html.rowHead(Html.rule(p.cell().rule())),
                        Html.left(Html.escape(findings.sweep().label(p.cell()))),
                        Html.cell(Numbers.percent(p.error())),
                        Html.cell(ApproachesSection.work(p.macs())),
                        Html.cell(Numbers.percent(p.front())),
                        Html.cell(Double.isNaN(p.local()) ? "–" : Numbers.percent(p.local())))));
    return Html.table(
        "",
        List.of(
            "Rule",
            Html.leftHead("Cell"),
            "Error<br>[95 %]",
            "Work of learning<br>10⁹ multiply-adds [95 %]",
            "On the front of<br>error, work",
            "error, work,<br>reads not local"),
        rows);
  }

  private String caption() {
    return "n = "
        + Words.count(seeds, "seed")
        + " a cell; bars: 95 % t intervals. Lower error and less work are better. “On the front”: share"
        + " of 2 000 bootstraps of the seeds, resampled jointly for all cells because they are paired, in"
        + " which no cell has both a lower error and less work (or is equal in one and better in the"
        + " other); listed from 5 % on. The last column adds reads that are not local as a third cost."
        + " Tolerance of jitter and energy are no axis of this front."
        + (left > 0
            ? " Left out: " + Words.count(left, "cell") + " without all of these seeds."
            : "");
  }

  private Figure figure() {
    double[] macs = points.stream().mapToDouble(p -> p.macs().estimate() / 1e9).sorted().toArray();
    double least = points.stream().mapToDouble(p -> bounded(p.error().low(), p)).min().orElse(1);
    double most = points.stream().mapToDouble(p -> bounded(p.error().high(), p)).max().orElse(100);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", title());
    values.put("allRules", Figure.ALL_RULES);
    values.put(
        "xDomain",
        List.of(Numbers.rounded(macs[0] / 1.5), Numbers.rounded(macs[macs.length - 1] * 2.2)));
    values.put(
        "yDomain",
        List.of(
            Numbers.rounded(Math.max(0.05, 0.8 * least)),
            Numbers.rounded(Math.min(110, 1.15 * most))));
    values.put("xTicks", ticks(macs[0] / 1.5, macs[macs.length - 1] * 2.2));
    values.put("yTicks", ticks(0.8 * least, 1.15 * most));
    List<Map<String, @Nullable Object>> line = new ArrayList<>();
    front().forEach(p -> line.add(value(p)));
    values.put("front", line);
    values.put("values", points.stream().map(this::value).toList());
    return new Figure(ID, Figure.filled("pareto", values));
  }

  /** 1, 2 and 5 of every decade. */
  private static List<Double> ticks(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    for (int decade = -6; decade <= 9; decade++) {
      for (int digit : new int[] {1, 2, 5}) {
        double tick = Numbers.rounded(digit * Math.pow(10, decade));
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static double bounded(double end, Point p) {
    return Math.max(0.05, 100 * (Double.isNaN(end) || end <= 0 ? p.error().estimate() : end));
  }

  private Map<String, @Nullable Object> value(Point p) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("rule", RuleLook.title(p.cell().rule()));
    value.put("cell", findings.sweep().label(p.cell()));
    value.put("gmac", Numbers.rounded(p.macs().estimate() / 1e9));
    value.put("error", Numbers.rounded(Math.max(0.05, 100 * p.error().estimate())));
    value.put("lo", Numbers.rounded(bounded(p.error().low(), p)));
    value.put("hi", Numbers.rounded(bounded(p.error().high(), p)));
    value.put("membership", Numbers.rounded(p.front()));
    return value;
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            ID,
            "rule",
            "cell",
            "error",
            "lo",
            "hi",
            "macs",
            "macs_lo",
            "macs_hi",
            "nonlocal_reads",
            "seeds",
            "on_front",
            "on_front_with_reads");
    for (Point p : points) {
      table.row(
          p.cell().rule(),
          findings.sweep().label(p.cell()),
          p.error().estimate(),
          p.error().low(),
          p.error().high(),
          p.macs().estimate(),
          p.macs().low(),
          p.macs().high(),
          p.reads(),
          p.error().n(),
          p.front(),
          p.local());
    }
    return table.build();
  }
}
