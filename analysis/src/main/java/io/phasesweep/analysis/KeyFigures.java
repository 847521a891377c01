package io.phasesweep.analysis;

import io.phasesweep.analysis.Findings.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The four numbers under the answer. */
final class KeyFigures {
  private final Findings findings;

  KeyFigures(Findings findings) {
    this.findings = findings;
  }

  String html() {
    List<String> keys = new ArrayList<>();
    keys.add(finished());
    keys.add(safeArea());
    keys.add(cost());
    keys.add(gap());
    return String.join("\n", keys);
  }

  private static String key(String term, String value, String detail) {
    return "<div><dt>"
        + term
        + "</dt><dd class=\"v\">"
        + value
        + "</dd><dd class=\"i\">"
        + detail
        + "</dd></div>";
  }

  private String finished() {
    SweepTrials sweep = findings.sweep();
    long failed = sweep.outcomes().getOrDefault("failed", 0L);
    return key(
        "Trials finished",
        Numbers.count(sweep.finished())
            + " <small>of "
            + Numbers.count(sweep.planned())
            + "</small>",
        Numbers.percent((double) sweep.trained() / Math.max(1, sweep.planned()))
            + " trained, "
            + failed
            + " failed");
  }

  private String safeArea() {
    List<RuleMap> ranked = Answer.ranked(findings.maps());
    if (ranked.isEmpty()) {
      return key("Largest safe area", "–", "no map with a trial in every cell");
    }
    List<RuleMap> everywhere = ranked.stream().filter(RuleMap::trainsEverywhere).toList();
    if (!everywhere.isEmpty()) {
      Interval rate = everywhere.get(0).agreement();
      return key(
          "Largest safe area",
          Numbers.percent(1),
          Numbers.percentEnds(rate)
              + ", n = "
              + rate.n()
              + "<br>"
              + Words.list(everywhere.stream().map(m -> RuleLook.inText(m.rule())).toList()));
    }
    RuleMap top = ranked.get(0);
    Interval area = top.safeArea().orElseThrow();
    return key(
        "Largest safe area",
        Numbers.percent(area.estimate()),
        top.safeAreaEnds() + ", n = " + area.n() + "<br>" + RuleLook.inText(top.rule()));
  }

  private String cost() {
    Optional<Cost> least =
        findings.hardest().stream()
            .min(Comparator.comparingDouble(c -> c.difference().all().estimate()));
    return least
        .map(
            c ->
                key(
                    "Least cost of hard conditions",
                    points(c.difference()),
                    detail(c.difference()) + ": " + Html.escape(CostFigure.condition(c))))
        .orElse(key("Least cost of hard conditions", "–", "no rule has one yet"));
  }

  private String gap() {
    Optional<Difference> least =
        findings.toBackpropagation().stream()
            .filter(d -> !d.cell().rule().equals(Findings.READOUT))
            .min(Comparator.comparingDouble(d -> d.all().estimate()));
    return least
        .map(d -> key("Least gap to backpropagation", points(d), detail(d)))
        .orElse(key("Least gap to backpropagation", "–", "nothing to compare"));
  }

  private static String points(Difference d) {
    return Numbers.points(d.all().estimate()) + " <small>points</small>";
  }

  private static String detail(Difference d) {
    return Numbers.pointEnds(d.all())
        + ", n = "
        + d.all().n()
        + "<br>"
        + RuleLook.inText(d.cell().rule());
  }
}
