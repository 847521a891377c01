package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** How long a rule that has learned keeps what it learned. */
final class CollapseSection {
  private static final String ID = "collapse";
  private static final String TITLE = "Time to collapse";

  private final Map<String, Survival> curves = new LinkedHashMap<>();
  private final Map<String, Excluded> excluded = new LinkedHashMap<>();
  private final double end;

  /** Trials of a rule that are not at risk. */
  private record Excluded(long planned, long neverLearned, long failed, long missing) {}

  CollapseSection(SweepResults results) {
    Map<String, List<Survival.Count>> counts = new LinkedHashMap<>();
    for (Row row : results.rows("collapse.sql")) {
      counts
          .computeIfAbsent(row.getString(0), rule -> new ArrayList<>())
          .add(new Survival.Count(row.getDouble(1), (int) row.getLong(2), (int) row.getLong(3)));
    }
    counts.keySet().stream()
        .sorted(Comparator.comparingInt(RuleLook::order))
        .forEach(rule -> curves.put(rule, Survival.of(counts.getOrDefault(rule, List.of()))));
    for (Row row : results.rows("collapse-excluded.sql")) {
      if (!row.isNullAt(0)) {
        excluded.put(
            row.getString(0),
            new Excluded(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
      }
    }
    this.end = curves.values().stream().mapToDouble(Survival::end).max().orElse(0);
  }

  Section section() {
    if (curves.isEmpty()) {
      return Section.empty(
          ID, TITLE, "No trial of this sweep has reached its threshold, so none could collapse.");
    }
    List<CsvTable> tables = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    CsvTable curve = curveTable();
    StringBuilder body = new StringBuilder("<figure>\n<h3>").append(title()).append("</h3>\n");
    body.append("<p class=\"what\">Trials that have learned and not yet collapsed, all cells of a")
        .append(" rule together.</p>\n");
    if (events() > 0) {
      tables.add(curve);
      figures.add(CollapseFigure.of(ID, title(), curves, end));
      body.append(Html.chart(ID, alt()));
    }
    CsvTable summary = summaryTable();
    tables.add(summary);
    body.append("<div class=\"scroll\">").append(rows()).append("</div>\n<figcaption>");
    body.append(caption()).append("</figcaption>\n");
    if (events() > 0) {
      body.append(Html.data(curve, true));
    }
    body.append(Html.data(summary, false)).append("\n</figure>");
    return new Section(ID, TITLE, body.toString(), figures, tables);
  }

  private int events() {
    return curves.values().stream().mapToInt(Survival::events).sum();
  }

  /** Probability of having collapsed by the end of a rule's own curve. */
  private static Interval collapsed(Survival curve) {
    Interval kept = curve.at(curve.end());
    return new Interval(1 - kept.estimate(), 1 - kept.high(), 1 - kept.low(), kept.n());
  }

  private String title() {
    int n = curves.values().stream().mapToInt(Survival::n).sum();
    if (events() == 0) {
      Interval rate = Rates.jeffreys(0, n);
      return "None of the "
          + Words.count(n, "trial")
          + " that learned collapses later, "
          + Numbers.percent(rate);
    }
    List<String> rules = new ArrayList<>(curves.keySet());
    rules.sort(Comparator.comparingDouble(rule -> -collapsed(curve(rule)).estimate()));
    String most = rules.get(0);
    String first =
        "Within "
            + epochs(curve(most).end())
            + ", "
            + Numbers.percent(collapsed(curve(most)).estimate())
            + " of "
            + RuleLook.inText(most)
            + " trials collapse";
    if (rules.size() == 1) {
      return first;
    }
    String least = rules.get(rules.size() - 1);
    return first
        + ", of "
        + RuleLook.inText(least)
        + " "
        + Numbers.percent(collapsed(curve(least)).estimate());
  }

  private Survival curve(String rule) {
    return Optional.ofNullable(curves.get(rule)).orElseThrow();
  }

  private static String epochs(double epochs) {
    return Numbers.fixed(epochs, epochs == Math.rint(epochs) ? 0 : 1)
        + (epochs == 1 ? " epoch" : " epochs");
  }

  private String alt() {
    return "Step curves of trials not yet collapsed at the end: "
        + curves.entrySet().stream()
            .map(
                e ->
                    RuleLook.inText(e.getKey())
                        + " "
                        + Numbers.percent(e.getValue().at(e.getValue().end()).estimate()))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String rows() {
    List<List<String>> rows = new ArrayList<>();
    curves.forEach(
        (rule, curve) -> {
          Interval collapsed = collapsed(curve);
          Interval mean = curve.restrictedMean(end);
          boolean whole = curve.end() >= end;
          rows.add(
              List.of(
                  Html.rowHead(Html.rule(rule)),
                  Html.cell(curve.events() + "/" + curve.n()),
                  Html.cell(
                      Numbers.percentValue(collapsed.estimate())
                          + " "
                          + Html.interval(Numbers.percentEnds(collapsed))),
                  Html.cell(
                      whole
                          ? Numbers.fixed(mean.estimate(), 2)
                              + " "
                              + Html.interval(ends(curve, mean))
                          : "–"),
                  Html.cell(notAtRisk(rule))));
        });
    return Html.table(
        "",
        List.of(
            "Rule",
            "Collapsed<br>of learned",
            "Probability of collapse<br>% [95 %]",
            "Mean time kept, of "
                + Numbers.fixed(end, end == Math.rint(end) ? 0 : 1)
                + "<br>epochs [95 %]",
            "Not at risk<br>never learned, failed"),
        rows);
  }

  private static String ends(Survival curve, Interval mean) {
    return curve.events() == 0
        ? "(no event)"
        : "[" + Numbers.fixed(mean.low(), 2) + ", " + Numbers.fixed(mean.high(), 2) + "]";
  }

  private String notAtRisk(String rule) {
    Excluded out = excluded.get(rule);
    return out == null ? "–" : out.neverLearned() + ", " + out.failed();
  }

  private String caption() {
    String n =
        curves.entrySet().stream()
            .map(e -> e.getValue().n() + " (" + RuleLook.inText(e.getKey()) + ")")
            .collect(Collectors.joining(", "));
    long never = excluded.values().stream().mapToLong(Excluded::neverLearned).sum();
    long failed = excluded.values().stream().mapToLong(Excluded::failed).sum();
    long missing = excluded.values().stream().mapToLong(Excluded::missing).sum();
    LogRank test = LogRank.of(List.copyOf(curves.values()));
    return "n = "
        + n
        + " trials, cells and seeds together; Kaplan–Meier estimate with 95 % log-log interval, of a"
        + " rule in which none or all collapse the Jeffreys interval. The event is the date of a"
        + " collapse (last at its threshold, then below it to the end) or of a divergence after"
        + " learning; pruned and timed-out trials are followed as far as they were seen. Time to"
        + " collapse counts from the start of training. Not at risk, and left out: "
        + Words.count(never, "trial")
        + " that never reached the threshold, "
        + failed
        + " failed, "
        + missing
        + " not started."
        + (Double.isNaN(test.p())
            ? ""
            : " Log-rank test of equal hazards of "
                + curves.size()
                + " rules: χ² "
                + Numbers.fixed(test.statistic(), 2)
                + ", "
                + (test.p() < 0.001 ? "p " : "p = ")
                + Numbers.p(test.p())
                + ".")
        + " A lower probability of collapse is better.";
  }

  private CsvTable curveTable() {
    CsvTable.Builder table =
        new CsvTable.Builder(ID, "rule", "epoch", "at_risk", "events", "kept", "se", "lo", "hi");
    curves.forEach(
        (rule, curve) -> {
          table.row(rule, 0.0, curve.n(), 0, 1.0, 0.0, 1.0, 1.0);
          for (Survival.Step step : curve.steps()) {
            Interval kept = curve.at(step.time());
            table.row(
                rule,
                step.time(),
                step.atRisk(),
                step.events(),
                step.share(),
                step.error(),
                kept.low(),
                kept.high());
          }
        });
    return table.build();
  }

  private CsvTable summaryTable() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            "collapse-summary",
            "rule",
            "planned",
            "learned",
            "collapsed",
            "never_learned",
            "failed",
            "missing",
            "p",
            "lo",
            "hi",
            "restricted_mean",
            "mean_lo",
            "mean_hi",
            "epochs");
    curves.forEach(
        (rule, curve) -> {
          Interval collapsed = collapsed(curve);
          Interval mean = curve.restrictedMean(curve.end());
          Excluded out = excluded.getOrDefault(rule, new Excluded(0, 0, 0, 0));
          table.row(
              rule,
              out.planned(),
              curve.n(),
              curve.events(),
              out.neverLearned(),
              out.failed(),
              out.missing(),
              collapsed.estimate(),
              collapsed.low(),
              collapsed.high(),
              mean.estimate(),
              mean.low(),
              mean.high(),
              curve.end());
        });
    return table.build();
  }
}
