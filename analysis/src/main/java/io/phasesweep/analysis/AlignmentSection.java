package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** How close the update of a rule is to a gradient, and what it must read to form it. */
final class AlignmentSection {
  private static final String ID = "alignment";
  private static final String TITLE = "Alignment and locality";
  private static final int FULL_WIDTH = 850;
  private static final int GAP = 44;

  /** Cosine of the whole net: layer -1 of the query. */
  private static final int NET = -1;

  private final TrialFacts facts;
  private final List<Cell> cells;
  private final CsvTable measured;
  private final Map<String, NavigableMap<Integer, NavigableMap<Double, Interval>>> cosines =
      new LinkedHashMap<>();

  AlignmentSection(Findings findings, TrialFacts facts, SweepResults results) {
    this.facts = facts;
    this.cells =
        findings.sweep().rules().stream()
            .flatMap(rule -> findings.reference().cell(rule).stream())
            .filter(cell -> !facts.of(cell).isEmpty())
            .toList();
    results.choose(cells.stream().map(Cell::id).toList());
    CsvTable.Builder table =
        new CsvTable.Builder(
            "alignment", "rule", "metric", "layer", "epoch", "mean", "lo", "hi", "n");
    for (Row row : results.rows("alignment.sql")) {
      int n = (int) row.getLong(5);
      double deviation = row.isNullAt(7) ? Double.NaN : row.getDouble(7);
      Interval mean = Means.interval(n, row.getDouble(6), deviation);
      int layer = row.getInt(3);
      table.row(
          row.getString(1),
          row.getString(2),
          layer == NET ? null : layer,
          row.getDouble(4),
          mean.estimate(),
          mean.low(),
          mean.high(),
          n);
      if (row.getString(2).equals("alignment_cosine")) {
        cosines
            .computeIfAbsent(row.getString(1), rule -> new TreeMap<>())
            .computeIfAbsent(layer, l -> new TreeMap<>())
            .put(row.getDouble(4), mean);
      }
    }
    this.measured = table.build();
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    List<Cell> aligned =
        cells.stream().filter(c -> facts.mean(c, "alignment_cosine").n() > 0).toList();
    parts.add(
        aligned.isEmpty()
            ? Part.text(
                "No finished trial at rest has an update and a reference gradient that are both not"
                    + " zero, so no alignment is given.")
            : alignment(aligned));
    List<Cell> counted =
        cells.stream().filter(c -> facts.mean(c, "nonlocal_reads").n() > 0).toList();
    parts.add(
        counted.isEmpty()
            ? Part.text("No stored row carries the locality counts of its rule.")
            : locality(counted));
    return Part.section(ID, TITLE, parts);
  }

  private Part alignment(List<Cell> aligned) {
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : aligned) {
      rows.add(
          List.of(
              Html.rowHead(Html.rule(cell.rule())),
              Html.cell(ApproachNeeds.cosine(facts.mean(cell, "alignment_cosine_start"))),
              Html.cell(ApproachNeeds.cosine(facts.mean(cell, "alignment_cosine"))),
              Html.cell(decimals(facts.mean(cell, "alignment_angle"), 1)),
              Html.cell(decimals(facts.mean(cell, "alignment_norm_ratio"), 2)),
              Html.cell(Numbers.percent(facts.mean(cell, "alignment_sign"))),
              Html.left(Html.escape(reference(cell))),
              Html.cell("" + facts.mean(cell, "alignment_cosine").n())));
    }
    boolean drawn = !cosines.isEmpty();
    String body =
        "<figure>\n<h3>"
            + title(aligned)
            + "</h3>\n<p class=\"what\">The update a rule makes, beside the gradient at the same weights on"
            + " the same examples; 1: same direction, 0: at right angles.</p>\n"
            + (drawn ? legend() + Html.chart(ID, title(aligned) + ".") : "")
            + "\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    "Cosine before<br>training [95 %]",
                    "Cosine at the<br>end [95 %]",
                    "Angle<br>degrees [95 %]",
                    "Norm of update over<br>gradient [95 %]",
                    "Same sign<br>[95 %]",
                    Html.leftHead("Gradient"),
                    "n"),
                rows)
            + "</div>\n<figcaption>n seeds as listed, each rule at rest; 95 % t intervals. The gradient"
            + " is that of the rule’s own reference: fixed-point, of the cost at the free state; forward,"
            + " of the loss at the clean input; others as named. Cosines to unlike references are not"
            + " comparable. Where update or gradient is zero nothing is measured. A higher cosine is closer"
            + " to descent on that loss, which is not by itself better learning.</figcaption>\n"
            + Html.data(measured, drawn)
            + "\n</figure>";
    return new Part(body, drawn ? List.of(figure()) : List.of(), List.of(measured));
  }

  private String title(List<Cell> aligned) {
    return "Cosine with the gradient at the end: "
        + aligned.stream()
            .filter(c -> !c.rule().equals(Findings.BACKPROPAGATION))
            .filter(c -> !c.rule().equals(Findings.READOUT))
            .limit(3)
            .map(
                c ->
                    RuleLook.inText(c.rule())
                        + " "
                        + Numbers.fixed(facts.mean(c, "alignment_cosine").estimate(), 3))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    t -> t.isEmpty() ? "of the controls only" : Words.list(t)));
  }

  private String reference(Cell cell) {
    return facts.of(cell).stream()
        .map(TrialFacts.Trial::reference)
        .filter(r -> !r.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String legend() {
    return "<div class=\"legend\" aria-hidden=\"true\"><span>line with marks: whole net</span>"
        + "<span><i class=\"box\"></i> 95 % interval</span><span><i class=\"dash\"></i> single layers, by"
        + " their number</span></div>\n";
  }

  private static String decimals(Interval value, int digits) {
    if (value.n() == 0) {
      return "–";
    }
    String ends =
        Double.isNaN(value.low())
            ? "(n = 1: no interval)"
            : "["
                + Numbers.fixed(value.low(), digits)
                + ", "
                + Numbers.fixed(value.high(), digits)
                + "]";
    return Numbers.fixed(value.estimate(), digits) + " " + Html.interval(ends);
  }

  private Figure figure() {
    List<String> rules = cells.stream().map(Cell::rule).filter(cosines::containsKey).toList();
    int columns = Math.min(3, rules.size());
    double end = 0;
    double least = 0;
    for (NavigableMap<Integer, NavigableMap<Double, Interval>> layers : cosines.values()) {
      for (NavigableMap<Double, Interval> curve : layers.values()) {
        end = Math.max(end, curve.lastKey());
        least =
            Math.min(
                least, curve.values().stream().mapToDouble(Interval::estimate).min().orElse(0));
      }
    }
    List<Map<String, Object>> panels = new ArrayList<>();
    for (String rule : rules) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("title", RuleLook.title(rule));
      values.put("width", (FULL_WIDTH - (columns - 1) * GAP) / columns - 60);
      values.put("allRules", Figure.ALL_RULES);
      values.put("xDomain", List.of(0, Math.max(end, 1)));
      values.put("yDomain", List.of(Numbers.rounded(Math.max(-1, least - 0.05)), 1.05));
      List<Map<String, @Nullable Object>> points = new ArrayList<>();
      List<Map<String, @Nullable Object>> ends = new ArrayList<>();
      Optional.ofNullable(cosines.get(rule))
          .orElseThrow()
          .forEach(
              (layer, curve) -> {
                curve.forEach((epoch, mean) -> points.add(value(rule, layer, epoch, mean)));
                if (layer != NET) {
                  ends.add(value(rule, layer, curve.lastKey(), curve.lastEntry().getValue()));
                }
              });
      values.put("values", points);
      values.put("ends", ends);
      panels.add(Figure.filled("alignment-panel", values));
    }
    return Figure.panels(ID, "cosine with the gradient", columns, new Figure.Gap(22, GAP), panels);
  }

  private static Map<String, @Nullable Object> value(
      String rule, int layer, double epoch, Interval mean) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("rule", RuleLook.title(rule));
    value.put("layer", layer == NET ? "net" : Integer.toString(layer));
    value.put("epoch", epoch);
    value.put("cosine", Figure.number(mean.estimate()));
    value.put(
        "lo", Figure.number(Double.isNaN(mean.low()) ? mean.estimate() : Math.max(-1, mean.low())));
    value.put(
        "hi",
        Figure.number(Double.isNaN(mean.high()) ? mean.estimate() : Math.min(1, mean.high())));
    return value;
  }

  private Part locality(List<Cell> counted) {
    CsvTable.Builder csv =
        new CsvTable.Builder(
            "locality",
            "rule",
            "nonlocal_reads",
            "weight_transport",
            "global_signals",
            "states_per_neuron",
            "states_per_synapse",
            "phases_per_update");
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : counted) {
      Optional<Boolean> transport =
          facts.of(cell).stream().flatMap(t -> t.weightTransport().stream()).findFirst();
      rows.add(
          List.of(
              Html.rowHead(Html.rule(cell.rule())),
              Html.cell(count(cell, "nonlocal_reads")),
              Html.cell(transport.map(t -> t ? "yes" : "no").orElse("–")),
              Html.cell(count(cell, "global_signals")),
              Html.cell(count(cell, "states_per_neuron")),
              Html.cell(count(cell, "states_per_synapse")),
              Html.cell(count(cell, "phases_per_update"))));
      csv.row(
          cell.rule(),
          facts.mean(cell, "nonlocal_reads").estimate(),
          transport.orElse(null),
          facts.mean(cell, "global_signals").estimate(),
          facts.mean(cell, "states_per_neuron").estimate(),
          facts.mean(cell, "states_per_synapse").estimate(),
          facts.mean(cell, "phases_per_update").estimate());
    }
    CsvTable table = csv.build();
    String body =
        "<figure>\n<h3>"
            + localityTitle(counted)
            + "</h3>\n<p class=\"what\">Local to a synapse are its two cells and its own state. Everything"
            + " else that its update reads is counted here.</p>\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    "Reads not local<br>mean per synapse",
                    "Weights read<br>downwards",
                    "Signals shared<br>by all synapses",
                    "States<br>per neuron",
                    "States<br>per synapse",
                    "Phases<br>per update"),
                rows)
            + "</div>\n<figcaption>Counts of the product’s register for the network of the cell at rest, which"
            + " its tests derive by planting a marker in one value and finding who reads it: no estimates, so"
            + " no intervals. Fewer reads are easier for a synapse; “weights read downwards” is weight"
            + " transport.</figcaption>\n"
            + Html.data(table, false)
            + "\n</figure>";
    return new Part(body, List.of(), List.of(table));
  }

  private String localityTitle(List<Cell> counted) {
    List<String> local =
        counted.stream()
            .filter(c -> facts.mean(c, "nonlocal_reads").estimate() == 0)
            .map(c -> RuleLook.inText(c.rule()))
            .toList();
    return local.isEmpty()
        ? "No rule of this sweep makes do with what is local to a synapse"
        : Words.capital(local.size() > 3 ? local.size() + " rules" : Words.list(local))
            + (local.size() == 1 ? " reads" : " read")
            + " nothing but what is local to a synapse";
  }

  private String count(Cell cell, String column) {
    return ApproachesSection.significant(facts.mean(cell, column).estimate());
  }
}
