package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which swept setting the error of each rule hangs on. */
final class ImportancePart {
  private static final String NAME = "importance";

  private final List<Importance> rules;

  ImportancePart(List<Importance> rules) {
    this.rules = rules;
  }

  Part part() {
    CsvTable table = table();
    List<IndexFigure.Panel> panels =
        rules.stream()
            .map(
                i -> {
                  Map<String, Interval> rows = new LinkedHashMap<>();
                  i.shares()
                      .forEach(
                          (axis, share) -> rows.put(SettingText.words(axis), share.times(100)));
                  String method = i.method() == Importance.Method.ANOVA ? "variance" : "contrast";
                  return new IndexFigure.Panel(
                      i.rule(), RuleLook.title(i.rule()) + ", share of the " + method, rows);
                })
            .toList();
    Figure figure = IndexFigure.of(NAME, title(), "share (%)", panels);
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">"
            + "What the final error of a rule varies with, among the settings that were swept.</p>\n"
            + Html.chart(NAME, alt())
            + "\n<figcaption>"
            + caption()
            + "</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>";
    return new Part(body, List.of(figure), List.of(table));
  }

  /** The setting that matters most to a rule, apart from combinations and seeds. */
  private static Map.Entry<String, Interval> most(Importance importance) {
    return importance.shares().entrySet().stream()
        .filter(e -> !e.getKey().equals(Importance.COMBINATIONS))
        .filter(e -> !e.getKey().equals(Importance.SEEDS))
        .max(Comparator.comparingDouble(e -> e.getValue().estimate()))
        .orElseThrow();
  }

  private String title() {
    Importance first =
        rules.stream()
            .max(Comparator.comparingDouble(i -> most(i).getValue().estimate()))
            .orElseThrow();
    return "The error of "
        + RuleLook.inText(first.rule())
        + " hangs most on "
        + SettingText.words(most(first).getKey())
        + ", "
        + Numbers.percent(most(first).getValue());
  }

  private String alt() {
    return "Share of the error’s variation by setting; the largest of each rule: "
        + rules.stream()
            .map(
                i ->
                    RuleLook.inText(i.rule())
                        + " "
                        + SettingText.words(most(i).getKey())
                        + " "
                        + Numbers.percent(most(i).getValue().estimate()))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String caption() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "n = "
            + rules.stream()
                .map(i -> i.trials() + " trials (" + RuleLook.inText(i.rule()) + ")")
                .collect(Collectors.joining(", "))
            + "; dots: estimate, bars: 95 % jackknife interval over seeds, none with one seed");
    if (rules.stream().anyMatch(i -> i.method() == Importance.Method.ANOVA)) {
      sentences.add(
          "Share of the variance: functional analysis of variance over a grid in which every cell has"
              + " the same seeds, less what the scatter of the seeds alone would give, never below 0;"
              + " combinations of axes are pooled, and what is left is the seeds’");
    }
    if (rules.stream().anyMatch(i -> i.method() == Importance.Method.PED_ANOVA)) {
      sentences.add(
          "Share of the contrast (PED-ANOVA), where the points form no such grid: how unlike the"
              + " values of the best tenth of the trials are to those of all trials, as shares of the"
              + " sum over settings");
    }
    sentences.add("Collapsed trials keep their error, diverged ones count as chance");
    sentences.add("A share says how much, not in which direction");
    return String.join(". ", sentences) + ".";
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME, "rule", "method", "axis", "share", "lo", "hi", "seeds", "trials");
    for (Importance i : rules) {
      i.shares()
          .forEach(
              (axis, share) ->
                  table.row(
                      i.rule(),
                      i.method() == Importance.Method.ANOVA ? "anova" : "ped-anova",
                      axis,
                      share.estimate(),
                      share.low(),
                      share.high(),
                      share.n(),
                      i.trials()));
    }
    return table.build();
  }
}
