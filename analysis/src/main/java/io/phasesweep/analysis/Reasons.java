package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why trials did not train.
 *
 * @param rows trials of one cell with the same outcome and reason
 * @param trained what counts as trained
 * @param specFile the sweep file, for the command that tries failed trials again
 */
record Reasons(List<Row> rows, String trained, String specFile) {
  private static final int SHOWN = 3;

  /**
   * One line of {@code reasons.sql}.
   *
   * @param rule the rule
   * @param cellId the cell
   * @param outcome how its trials ended
   * @param why what the row says; may be empty
   * @param trials how many
   * @param first name of the first of them
   */
  record Row(String rule, String cellId, String outcome, String why, long trials, String first) {}

  static Reasons read(SweepResults results, String trained, String specFile) {
    List<Row> rows =
        results.rows("reasons.sql").stream()
            .map(
                r ->
                    new Row(
                        r.isNullAt(0) ? RuleLook.UNKNOWN : r.getString(0),
                        r.getString(1),
                        r.getString(2),
                        r.getString(3),
                        r.getLong(4),
                        r.getString(5)))
            .toList();
    return new Reasons(rows, trained, specFile);
  }

  String html(SweepTrials sweep) {
    if (rows.isEmpty()) {
      return sweep.finished() == 0
          ? "<p>No trial has finished yet.</p>"
          : "<p>Every stored trial came to its end, so there is no reason to list.</p>";
    }
    List<List<String>> lines = new ArrayList<>();
    for (String outcome : Outcomes.ALL) {
      List<Row> own = rows.stream().filter(r -> r.outcome().equals(outcome)).toList();
      if (!own.isEmpty()) {
        long trials = own.stream().mapToLong(Row::trials).sum();
        lines.add(
            List.of(
                Html.rowHead(Outcomes.text(outcome)),
                Html.cell(Numbers.count(trials)),
                Html.cell(Numbers.percent((double) trials / sweep.planned())),
                Html.left(where(own, sweep)),
                Html.left(reason(outcome, own))));
      }
    }
    return Html.table(
            "Trials that did not train, with reasons",
            List.of("Outcome", "Trials", "Share", Html.leftHead("Where"), Html.leftHead("Reason")),
            lines)
        + note();
  }

  private String note() {
    boolean again =
        rows.stream()
            .anyMatch(r -> r.outcome().equals("failed") || r.outcome().equals("timed-out"));
    return again
        ? "<p class=\"note\">Failed and timed-out trials are tried again by <code>phasesweep run "
            + Html.escape(specFile)
            + " --retry timed-out,failed</code>. All other outcomes are results and are never"
            + " retried.</p>"
        : "<p class=\"note\">All these outcomes are results: stored once, never retried.</p>";
  }

  /** Rules with counts; the cells of each where they are few. */
  private static String where(List<Row> own, SweepTrials sweep) {
    Map<String, List<Row>> byRule =
        own.stream()
            .collect(Collectors.groupingBy(Row::rule, LinkedHashMap::new, Collectors.toList()));
    return byRule.entrySet().stream()
        .map(
            e -> {
              long trials = e.getValue().stream().mapToLong(Row::trials).sum();
              return Html.escape(
                  RuleLook.inText(e.getKey()) + " " + trials + cells(e.getValue(), sweep));
            })
        .collect(Collectors.joining("; "));
  }

  private static String cells(List<Row> own, SweepTrials sweep) {
    List<String> labels =
        own.stream()
            .map(Row::cellId)
            .distinct()
            .flatMap(id -> sweep.cells().stream().filter(c -> c.id().equals(id)))
            .map(sweep::label)
            .filter(l -> !l.isEmpty())
            .toList();
    if (labels.isEmpty()) {
      return "";
    }
    return labels.size() <= 2
        ? " (" + String.join("; ", labels) + ")"
        : " (" + labels.size() + " cells)";
  }

  private String reason(String outcome, List<Row> own) {
    String known =
        switch (outcome) {
          case "collapsed" -> "was trained (" + Html.escape(trained) + "), ended below it";
          case "never-learned" -> "was never trained (" + Html.escape(trained) + ")";
          case "not-settled" ->
              "more than half of the minibatches ended above the relaxation" + " tolerance";
          case "pruned" -> "stopped by pruning: censored, not a result";
          case "timed-out" -> "reached the limit of wall time: censored, not a result";
          default -> "";
        };
    return known.isEmpty() ? said(own) : known;
  }

  private static String said(List<Row> own) {
    List<String> words =
        own.stream()
            .map(r -> r.why().lines().findFirst().orElse("no reason stored"))
            .distinct()
            .toList();
    String more = words.size() > SHOWN ? "; " + (words.size() - SHOWN) + " further reasons" : "";
    return words.stream().limit(SHOWN).map(Html::escape).collect(Collectors.joining("; ")) + more;
  }
}
