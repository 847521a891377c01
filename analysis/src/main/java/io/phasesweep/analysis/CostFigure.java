package io.phasesweep.analysis;

import io.phasesweep.analysis.Findings.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a weak nudge and disorder cost: each rule against itself at rest, paired by seed. */
final class CostFigure {
  private static final String NAME = "cost";

  private final Findings findings;

  CostFigure(Findings findings) {
    this.findings = findings;
  }

  Optional<Figure> figure() {
    if (findings.costs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DifferenceFigure.of(
            NAME,
            "error minus the rule’s own at rest (points)",
            findings.costs().stream().map(CostFigure::name).toList(),
            findings.costs().stream().map(Cost::difference).toList(),
            OptionalDouble.empty()));
  }

  private static String name(Cost cost) {
    return RuleLook.title(cost.rule()) + ", " + condition(cost);
  }

  /** Where the axes were moved to: {@code nudge 0.02, jitter 1}. */
  static String condition(Cost cost) {
    return cost.moved().stream()
        .map(axis -> SettingText.at(axis, axis.hardest()))
        .collect(Collectors.joining(", "));
  }

  String html() {
    if (findings.costs().isEmpty()) {
      return "<p>No rule has finished trials both at rest and under a weak nudge or disorder, so"
          + " nothing can be said of what they cost.</p>";
    }
    List<List<String>> rows = new ArrayList<>();
    for (Cost cost : findings.costs()) {
      Difference d = cost.difference();
      rows.add(
          List.of(
              Html.rowHead(Html.rule(cost.rule())),
              "<td class=\"l\">" + Html.escape(condition(cost)) + "</td>",
              Html.cell(
                  Numbers.percentValue(d.cell().meanError())
                      + " "
                      + Html.interval("(" + d.cell().trained() + "/" + d.cell().counted() + ")")),
              Html.cell(
                  Numbers.points(d.all().estimate())
                      + " "
                      + Html.interval(Numbers.pointEnds(d.all()))),
              Html.verdict(d.verdict())));
    }
    String table =
        Html.table(
            "",
            List.of(
                "Rule",
                Html.leftHead("Put under"),
                "Error, all trials<br>% (trained)",
                "Minus at rest<br>points [95 %]",
                Html.leftHead("Error is")),
            rows);
    return "<figure>\n<h3>"
        + title()
        + "</h3>\n<p class=\"what\">Error of each rule at the hardest end of its axes, one by"
        + " one and together, minus its own error at rest ("
        + atRest()
        + "), paired by seed.</p>\n<div class=\"beside\">"
        + table
        + Html.chart(NAME, title() + ".")
        + "</div>\n<figcaption>"
        + caption()
        + "</figcaption>\n"
        + table().map(t -> Html.data(t, true)).orElse("")
        + "\n</figure>\n";
  }

  /** The finding: the least and the largest cost at the hardest condition. */
  private String title() {
    List<Cost> hardest = findings.hardest();
    Cost least = hardest.get(0);
    Cost most = hardest.get(0);
    for (Cost cost : hardest) {
      least = points(cost) < points(least) ? cost : least;
      most = points(cost) > points(most) ? cost : most;
    }
    String pushed = Words.capital(findings.hardestEnds());
    String verb = pushed.contains(" and ") ? " change" : " changes";
    String from = Numbers.points(points(least)) + " points (" + RuleLook.inText(least.rule()) + ")";
    String to =
        hardest.size() == 1
            ? ""
            : " to " + Numbers.points(points(most)) + " (" + RuleLook.inText(most.rule()) + ")";
    return pushed + verb + " the error by " + from + to;
  }

  private static double points(Cost cost) {
    return cost.difference().all().estimate();
  }

  private String atRest() {
    return findings.costs().stream()
        .map(Cost::rule)
        .distinct()
        .map(
            rule ->
                RuleLook.inText(rule)
                    + ": "
                    + findings.reference().settings(rule).entrySet().stream()
                        .map(e -> SettingText.at(new Axis(e.getKey(), List.of()), e.getValue()))
                        .collect(Collectors.joining(", ")))
        .map(Html::escape)
        .collect(Collectors.joining("; "));
  }

  private String caption() {
    int n = findings.costs().stream().mapToInt(c -> c.difference().all().n()).min().orElse(0);
    int most = findings.costs().stream().mapToInt(c -> c.difference().all().n()).max().orElse(0);
    return "n = "
        + (n == most ? "" + n : n + " to " + most)
        + " seeds, paired by seed; 95 % t intervals. Lower is better. A trial that does not end"
        + " trained keeps its final error, a diverged one counts as chance. Hardest means the end of"
        + " the swept axis, not a limit of the rule; arrows leave the axis.";
  }

  Optional<CsvTable> table() {
    if (findings.costs().isEmpty()) {
      return Optional.empty();
    }
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME,
            "rule",
            "condition",
            "error",
            "trained",
            "n",
            "difference",
            "lo",
            "hi",
            "pairs",
            "p",
            "p_adjusted",
            "verdict");
    for (Cost cost : findings.costs()) {
      Difference d = cost.difference();
      table.row(
          cost.rule(),
          condition(cost),
          d.cell().meanError(),
          d.cell().trained(),
          d.cell().counted(),
          d.all().estimate(),
          d.all().low(),
          d.all().high(),
          d.all().n(),
          d.p(),
          d.adjusted(),
          d.verdict().text());
    }
    return Optional.of(table.build());
  }
}
