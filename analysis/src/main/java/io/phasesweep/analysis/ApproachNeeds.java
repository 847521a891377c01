package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each rule needs: work, time, energy, and how far from its synapse it must look. */
final class ApproachNeeds {
  private static final String NAME = "approaches-needs";

  private final Findings findings;
  private final TrialFacts facts;
  private final List<Cell> cells;

  ApproachNeeds(Findings findings, TrialFacts facts, List<Cell> cells) {
    this.findings = findings;
    this.facts = facts;
    this.cells = cells;
  }

  Part part() {
    CsvTable table = table();
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : cells) {
      rows.add(
          List.of(
              Html.rowHead(Html.rule(cell.rule())),
              Html.cell(map(cell).map(ApproachNeeds::area).orElse("–")),
              Html.cell(cosine(facts.mean(cell, "alignment_cosine"))),
              Html.cell(ApproachesSection.work(facts.mean(cell, "macs"))),
              Html.cell(ApproachesSection.quantity(facts.mean(cell, "wall_seconds"))),
              Html.cell(joules(facts.mean(cell, "joules_300k"))),
              Html.cell(
                  ApproachesSection.significant(facts.mean(cell, "nonlocal_reads").estimate()))));
    }
    String body =
        "<figure>\n<h3>What each rule needs for a whole trial at rest</h3>\n<p class=\"what\">Robustness"
            + " over the swept map, agreement with the gradient, work, time and energy of"
            + " learning, and what a synapse must read beside its own two cells.</p>\n"
            + "<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    "Safe area<br>of its map [95 %]",
                    "Cosine with<br>the gradient [95 %]",
                    "Work<br>10⁹ multiply-adds [95 %]",
                    "Time<br>s [95 %]",
                    "Energy at 300 K<br>J [95 %]",
                    "Reads not local<br>per synapse"),
                rows)
            + "</div>\n<figcaption>n = "
            + seeds()
            + " seeds; 95 % t intervals, safe area by jackknife over seeds. Energy is that of the simulated"
            + " synapses alone; a dash: the rule has no such model, or it was not measured. Time depends on"
            + " the machine. Reads are counted by the product for the rule, not estimated: they have no"
            + " interval. A larger safe area and cosine are better, less of all else.</figcaption>\n"
            + Html.data(table, false)
            + "\n</figure>";
    return new Part(body, List.of(), List.of(table));
  }

  private String seeds() {
    return cells.stream()
        .map(c -> facts.of(c).size())
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(" to "));
  }

  private Optional<RuleMap> map(Cell cell) {
    return findings.maps().stream().filter(m -> m.rule().equals(cell.rule())).findFirst();
  }

  private static String area(RuleMap map) {
    return map.safeArea()
        .map(a -> Numbers.percent(a.estimate()) + " " + Html.interval(map.safeAreaEnds()))
        .orElse("–");
  }

  /** A cosine with three decimals and its interval. */
  static String cosine(Interval cosine) {
    if (cosine.n() == 0) {
      return "–";
    }
    String ends =
        Double.isNaN(cosine.low())
            ? "(n = 1: no interval)"
            : "[" + Numbers.fixed(cosine.low(), 3) + ", " + Numbers.fixed(cosine.high(), 3) + "]";
    return Numbers.fixed(cosine.estimate(), 3) + " " + Html.interval(ends);
  }

  private static String joules(Interval joules) {
    if (joules.n() == 0) {
      return "–";
    }
    int power = joules.estimate() > 0 ? (int) Math.floor(Math.log10(joules.estimate())) : 0;
    Interval scaled = joules.times(Math.pow(10, -power));
    return ApproachesSection.quantity(scaled) + " × 10<sup>" + power + "</sup>";
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME,
            "rule",
            "cell",
            "seeds",
            "safe_area",
            "safe_lo",
            "safe_hi",
            "alignment_cosine",
            "macs",
            "wall_seconds",
            "joules_300k",
            "nonlocal_reads");
    for (Cell cell : cells) {
      Optional<Interval> area = map(cell).flatMap(RuleMap::safeArea);
      table.row(
          cell.rule(),
          findings.sweep().label(cell),
          facts.of(cell).size(),
          area.map(Interval::estimate).orElse(Double.NaN),
          area.map(Interval::low).orElse(Double.NaN),
          area.map(Interval::high).orElse(Double.NaN),
          facts.mean(cell, "alignment_cosine").estimate(),
          facts.mean(cell, "macs").estimate(),
          facts.mean(cell, "wall_seconds").estimate(),
          facts.mean(cell, "joules_300k").estimate(),
          facts.mean(cell, "nonlocal_reads").estimate());
    }
    return table.build();
  }
}
