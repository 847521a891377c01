package io.phasesweep.analysis;

import io.phasesweep.analysis.Findings.Cost;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to the question of the sweep: which rule still learns over most of what was swept,
 * with n and interval, or that this is not decided.
 *
 * @param first the first sentence, HTML with {@code <b>} only
 * @param second a second sentence: the lead or the cost; may be empty
 */
record Answer(String first, String second) {

  static Answer of(Findings findings) {
    Answer answer = ofRows(findings);
    SweepTrials sweep = findings.sweep();
    boolean partial = sweep.finished() > 0 && sweep.finished() < sweep.planned();
    return partial && !answer.first().startsWith("Not")
        ? new Answer("So far: " + answer.first(), answer.second())
        : answer;
  }

  private static Answer ofRows(Findings findings) {
    List<RuleMap> everywhere = findings.maps().stream().filter(RuleMap::trainsEverywhere).toList();
    if (!everywhere.isEmpty()) {
      return new Answer(everywhere(findings, everywhere), cost(findings));
    }
    List<RuleMap> ranked = ranked(findings.maps());
    if (ranked.isEmpty()) {
      return new Answer(withoutMap(findings.sweep()), "");
    }
    return largest(ranked);
  }

  /** Maps with a safe area, the largest first. */
  static List<RuleMap> ranked(List<RuleMap> maps) {
    return maps.stream()
        .filter(m -> m.safeArea().isPresent())
        .sorted(
            Comparator.comparingDouble(
                m -> -m.safeArea().map(Interval::estimate).orElse(Double.NaN)))
        .toList();
  }

  private static String everywhere(Findings findings, List<RuleMap> maps) {
    List<String> rules = maps.stream().map(m -> RuleLook.inText(m.rule())).toList();
    int n = maps.stream().mapToInt(m -> m.agreement().n()).min().orElse(0);
    Interval rate = Rates.jeffreys(n, n);
    int cells = maps.stream().mapToInt(m -> m.present().size()).sum();
    StringBuilder text = new StringBuilder(Words.capital(Words.list(rules)));
    text.append(rules.size() == 1 ? " still learns" : " still learn");
    text.append(" at every ").append(axes(maps)).append(" swept: ");
    text.append(n == 1 ? "its one seed trains" : "all seeds train");
    text.append(" in all ").append(cells).append(" cells, <b>").append(Numbers.percent(rate));
    text.append("</b> (n&nbsp;=&nbsp;").append(seeds(n)).append(')');
    List<RuleMap> others = ranked(findings.maps().stream().filter(m -> !maps.contains(m)).toList());
    for (RuleMap other : others) {
      text.append("; ").append(RuleLook.inText(other.rule())).append(" is safe on ");
      text.append(area(other)).append(' ').append(other.safeAreaEnds()).append(" of its map");
    }
    return text.append('.').toString();
  }

  /** {@code nudging strength and phase jitter}: the axes of the maps. */
  private static String axes(List<RuleMap> maps) {
    return Words.list(
        maps.stream()
            .flatMap(m -> Stream.of(Optional.of(m.x()), Optional.ofNullable(m.y())))
            .flatMap(Optional::stream)
            .map(a -> SettingText.words(a.name()))
            .distinct()
            .toList());
  }

  /** What the hardest condition costs the rule that pays least, and the one that pays most. */
  private static String cost(Findings findings) {
    List<Cost> hardest =
        findings.hardest().stream()
            .sorted(Comparator.comparingDouble(c -> c.difference().all().estimate()))
            .toList();
    if (hardest.isEmpty()) {
      return "";
    }
    Cost least = hardest.get(0);
    Cost most = hardest.get(hardest.size() - 1);
    String text =
        "With "
            + findings.hardestEnds()
            + " the error of "
            + RuleLook.inText(least.rule())
            + " changes by "
            + points(least);
    return hardest.size() == 1
        ? text + "."
        : text + ", that of " + RuleLook.inText(most.rule()) + " by " + points(most) + ".";
  }

  private static String points(Cost cost) {
    Difference d = cost.difference();
    String decided =
        d.verdict() == Difference.Verdict.NOT_DECIDED ? ", which is <b>not decided</b>" : "";
    return Numbers.points(d.all().estimate()) + " points " + Numbers.pointEnds(d.all()) + decided;
  }

  private static Answer largest(List<RuleMap> ranked) {
    RuleMap top = ranked.get(0);
    Interval area = top.safeArea().orElseThrow();
    String first =
        Words.capital(RuleLook.inText(top.rule()))
            + (ranked.size() == 1
                ? " is safe on a part of its map, <b>"
                : " is safe on the largest part of its map, <b>")
            + area(top)
            + " "
            + top.safeAreaEnds()
            + "</b> (n&nbsp;=&nbsp;"
            + seeds(area.n())
            + ").";
    if (ranked.size() == 1) {
      return new Answer(first, "");
    }
    RuleMap next = ranked.get(1);
    Optional<Interval> lead = top.safeAreaLead(next);
    String second =
        lead.map(
                l ->
                    "Its lead over "
                        + RuleLook.inText(next.rule())
                        + ", "
                        + Numbers.fixed(100 * l.estimate(), 1)
                        + " points "
                        + Numbers.percentEnds(l)
                        + (l.low() > 0 ? ", is decided." : ", is <b>not decided</b>."))
            .orElse("");
    return new Answer(first, second);
  }

  private static String seeds(int n) {
    return Words.count(n, "seed").replace(" ", "&nbsp;");
  }

  private static String area(RuleMap map) {
    return map.safeArea().map(a -> Numbers.percent(a.estimate())).orElse("");
  }

  /** Without a map: how many trained, and the least error. */
  private static String withoutMap(SweepTrials sweep) {
    int counted = sweep.cells().stream().mapToInt(Cell::counted).sum();
    if (counted == 0) {
      return "Nothing is decided yet: no trial has finished.";
    }
    if (sweep.finished() < sweep.planned()
        && sweep.cells().stream().anyMatch(c -> c.counted() == 0)) {
      return "Not decided yet: "
          + Numbers.count(sweep.finished())
          + " of "
          + Words.count(sweep.planned(), "trial")
          + " finished, and a cell of every map is still empty.";
    }
    Optional<Cell> best =
        sweep.cells().stream()
            .filter(c -> !c.errors().isEmpty())
            .min(Comparator.comparingDouble(Cell::meanError));
    return best.map(
            c ->
                Words.capital(RuleLook.inText(c.rule()))
                    + " ends with the least error, <b>"
                    + Numbers.percent(c.errorInterval())
                    + "</b> (n&nbsp;=&nbsp;"
                    + seeds(c.errors().size())
                    + "), "
                    + c.trained()
                    + "/"
                    + c.counted()
                    + " trained.")
        .orElse("No trial of this sweep has an error to compare.");
  }

  String html() {
    return second.isEmpty() ? first : first + " " + second;
  }

  /** The first sentence without markup. */
  String plain() {
    return first.replaceAll("</?b>", "").replace("&nbsp;", " ");
  }
}
