package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How every planned trial ended, and why those that did not train did not. */
final class OutcomesSection {
  private static final List<String> DRAWN =
      List.of("trained", "collapsed", "never-learned", "not-settled", "diverged", "failed");

  private final SweepTrials sweep;
  private final Reasons reasons;

  OutcomesSection(SweepTrials sweep, Reasons reasons) {
    this.sweep = sweep;
    this.reasons = reasons;
  }

  Section section() {
    CsvTable table = table();
    Figure figure = new Figure("outcomes", spec());
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">Every planned trial by how it ended. Numbers in the bars"
            + " are trials, at the right the trials planned.</p>\n"
            + Html.chart("outcomes", "Stacked bars by rule: " + title() + ".")
            + "\n<figcaption>"
            + caption()
            + "</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>\n"
            + coverage()
            + reasons.html(sweep);
    return new Section("outcomes", "Outcomes and coverage", body, List.of(figure), List.of(table));
  }

  private String title() {
    long planned = sweep.planned();
    long trained = sweep.trained();
    if (planned == trained) {
      return "All " + Numbers.count(planned) + " trials train";
    }
    long measured = sweep.outcomes().getOrDefault("finished", 0L);
    if (measured > 0) {
      return Numbers.count(measured) + " of " + Words.count(planned, "trial") + " finished";
    }
    String share = Numbers.percent((double) trained / planned) + " of all trials train";
    long collapsed = sweep.outcomes().getOrDefault("collapsed", 0L);
    long never = sweep.outcomes().getOrDefault("never-learned", 0L);
    if (collapsed >= never && collapsed > 0) {
      return share
          + "; "
          + Numbers.percent((double) collapsed / planned)
          + " learn first and then collapse";
    }
    return never > 0
        ? share + "; " + Numbers.percent((double) never / planned) + " never learn"
        : share;
  }

  private String caption() {
    long planned = sweep.planned();
    long finished = sweep.finished();
    long failed = sweep.outcomes().getOrDefault("failed", 0L);
    String coverage =
        String.format(
            "n = %s trials planned, %s finished (coverage %s). Shares are of planned trials;"
                + " segments below 4.5 %% carry no number, the table has them.",
            Numbers.count(planned),
            Numbers.count(finished),
            Numbers.percent((double) finished / planned));
    String failures =
        failed == 0
            ? " No trial failed for reasons of the machine."
            : " "
                + Numbers.count(failed)
                + (failed == 1 ? " trial" : " trials")
                + " failed for reasons of the machine and count in every denominator.";
    return coverage + failures;
  }

  /** A coverage table, shown while something is missing. */
  private String coverage() {
    if (sweep.finished() == sweep.planned()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (String rule : sweep.rules()) {
      int planned = sweep.cells(rule).stream().mapToInt(Cell::planned).sum();
      int finished = sweep.cells(rule).stream().mapToInt(Cell::finished).sum();
      long whole = sweep.cells(rule).stream().filter(c -> c.finished() == c.planned()).count();
      rows.add(
          List.of(
              Html.rowHead(Html.rule(rule)),
              Html.cell(finished + "/" + planned),
              Html.cell(Numbers.percent((double) finished / planned)),
              Html.cell(whole + "/" + sweep.cells(rule).size())));
    }
    return Html.table(
            "Coverage "
                + Numbers.percent((double) sweep.finished() / sweep.planned())
                + ": numbers will change",
            List.of("Rule", "Finished", "Coverage", "Cells with all their seeds"),
            rows)
        + "<p class=\"note\">A row counts as finished when its trial came to an end of its own;"
        + " failed, pruned and timed-out trials do not. Cells with unlike numbers of seeds are"
        + " compared only at the seeds that both have.</p>";
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            "outcomes",
            "rule",
            "trained",
            "collapsed",
            "never_learned",
            "not_settled",
            "diverged",
            "failed",
            "pruned",
            "timed_out",
            "finished",
            "planned",
            "coverage");
    for (String rule : sweep.rules()) {
      Map<String, Long> counts = counts(rule);
      long planned = sweep.cells(rule).stream().mapToLong(Cell::planned).sum();
      long finished = sweep.cells(rule).stream().mapToLong(Cell::finished).sum();
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(rule);
      Outcomes.ALL.stream()
          .filter(o -> !o.equals("finished"))
          .forEach(o -> cells.add(counts.getOrDefault(o, 0L)));
      cells.add(finished);
      cells.add(planned);
      cells.add((double) finished / planned);
      table.row(cells.toArray());
    }
    return table.build();
  }

  private Map<String, Long> counts(String rule) {
    return sweep.cells(rule).stream()
        .flatMap(c -> c.seeds().stream())
        .collect(Collectors.groupingBy(Cell.SeedRow::outcome, Collectors.counting()));
  }

  private Map<String, Object> spec() {
    List<String> drawn = new ArrayList<>(DRAWN);
    sweep
        .outcomes()
        .forEach((o, n) -> drawn.addAll(n > 0 && !DRAWN.contains(o) ? List.of(o) : List.of()));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", title());
    values.put("values", bars(drawn));
    values.put("order", sweep.rules().stream().map(RuleLook::title).toList());
    values.put("outcomes", drawn.stream().map(Outcomes::text).toList());
    values.put("colors", drawn.stream().map(o -> color(o, "", "var(--panel)")).toList());
    values.put("inks", drawn.stream().map(o -> color(o, "-t", "var(--ink)")).toList());
    return Figure.filled("outcomes", values);
  }

  private static String color(String outcome, String end, String other) {
    String key =
        switch (outcome) {
          case "never-learned" -> "never";
          case "not-settled" -> "unsettled";
          default -> outcome;
        };
    return DRAWN.contains(outcome) ? "var(--out-" + key + end + ")" : other;
  }

  private List<Map<String, Object>> bars(List<String> drawn) {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (String rule : sweep.rules()) {
      Map<String, Long> counts = counts(rule);
      long planned = sweep.cells(rule).stream().mapToLong(Cell::planned).sum();
      double start = 0;
      for (String outcome : drawn) {
        long trials = counts.getOrDefault(outcome, 0L);
        double share = (double) trials / planned;
        if (trials > 0 || outcome.equals("trained")) {
          Map<String, Object> bar = new LinkedHashMap<>();
          bar.put("rule", RuleLook.title(rule));
          bar.put("outcome", Outcomes.text(outcome));
          bar.put("trials", trials);
          bar.put("planned", planned);
          bar.put("share", Numbers.rounded(share));
          bar.put("start", Numbers.rounded(start));
          bar.put("end", Numbers.rounded(start + share));
          bar.put("mid", Numbers.rounded(start + share / 2));
          bars.add(bar);
        }
        start += share;
      }
    }
    return bars;
  }
}
