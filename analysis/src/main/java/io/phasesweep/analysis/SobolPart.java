package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sobol indices of the axes of saltelli designs. */
final class SobolPart {
  private static final String NAME = "sobol-indices";

  private final List<DesignPoints> designs;

  SobolPart(List<DesignPoints> designs) {
    this.designs = designs;
  }

  Part part() {
    List<IndexFigure.Panel> panels = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> traces = new ArrayList<>();
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME, "rule", "output", "index", "axis", "with", "value", "lo", "hi", "rows",
            "planned");
    for (DesignPoints design : designs) {
      for (CellOutput output : CellOutput.values()) {
        indices(design, output).ifPresent(i -> fill(design, output, i, table));
      }
      Optional<SobolIndices> found = indices(design, CellOutput.ERROR);
      if (found.isPresent()) {
        panels.add(panel(design, found.get(), rows));
        traces.add(trace(design, found.get()));
      }
    }
    if (panels.isEmpty()) {
      return Part.text(
          "No row of the saltelli design is complete and varies, so there are no Sobol indices yet.");
    }
    CsvTable csv = table.build();
    Figure figure = IndexFigure.of(NAME, title(panels), "share of the error’s variance", panels);
    String body =
        "<figure>\n<h3>"
            + title(panels)
            + "</h3>\n<p class=\"what\">How much of the error’s variance an axis explains alone (first"
            + " order) and together with all others (total).</p>\n"
            + Html.chart(NAME, title(panels) + ".")
            + "\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    Html.leftHead("Axis"),
                    "First order S1<br>[95 %]",
                    "Total ST<br>[95 %]",
                    "Base rows<br>used"),
                rows)
            + "</div>\n<figcaption>"
            + "n = base rows as listed, each point with the mean over its seeds; 95 % percentile"
            + " bootstrap over base rows, none below 10. Total less first order: what the axis does"
            + " through combinations. Indices below 0 are scatter of the estimate. "
            + SensitivityNoise.sentence(designs)
            + " Total index with a quarter, half and all of the rows: "
            + String.join("; ", traces)
            + ". P(trained) and pairs of axes, where the design has them, are in the table.</figcaption>\n"
            + Html.data(csv, true)
            + "\n</figure>";
    return new Part(body, List.of(figure), List.of(csv));
  }

  /** Indices of the complete base rows; empty where the output does not vary. */
  private static Optional<SobolIndices> indices(DesignPoints design, CellOutput output) {
    List<double[]> complete = new ArrayList<>();
    for (int row = 0; row < design.samples(); row++) {
      int r = row;
      double[] values =
          IntStream.range(0, design.columns())
              .mapToDouble(column -> output.of(design.cell(r, column)))
              .toArray();
      if (IntStream.range(0, values.length).noneMatch(i -> Double.isNaN(values[i]))) {
        complete.add(values);
      }
    }
    boolean varies =
        complete.stream().flatMap(v -> java.util.Arrays.stream(v).boxed()).distinct().count() > 1;
    return varies
        ? Optional.of(new SobolIndices(complete.toArray(new double[0][]), design.axes().size()))
        : Optional.empty();
  }

  private static IndexFigure.Panel panel(
      DesignPoints design, SobolIndices indices, List<List<String>> rows) {
    Map<String, Interval> bars = new LinkedHashMap<>();
    for (int axis = 0; axis < design.axes().size(); axis++) {
      int a = axis;
      Interval first = indices.interval(drawn -> indices.first(a, drawn));
      Interval total = indices.interval(drawn -> indices.total(a, drawn));
      bars.put(design.axisName(axis) + ", total", total);
      bars.put(design.axisName(axis) + ", alone", first);
      rows.add(
          List.of(
              Html.rowHead(Html.rule(design.rule())),
              Html.left(Html.escape(design.axisName(axis))),
              Html.cell(share(first)),
              Html.cell(share(total)),
              Html.cell(indices.n() + "/" + design.samples())));
    }
    return new IndexFigure.Panel(design.rule(), RuleLook.title(design.rule()), bars);
  }

  private static String share(Interval i) {
    String ends =
        Double.isNaN(i.low())
            ? "(below 10 rows: no interval)"
            : "[" + Numbers.fixed(i.low(), 3) + ", " + Numbers.fixed(i.high(), 3) + "]";
    return Numbers.fixed(i.estimate(), 3) + " " + Html.interval(ends);
  }

  private static String title(List<IndexFigure.Panel> panels) {
    return "Largest total index: "
        + panels.stream()
            .limit(3)
            .map(
                panel -> {
                  Map.Entry<String, Interval> most =
                      panel.rows().entrySet().stream()
                          .filter(e -> e.getKey().endsWith(", total"))
                          .max(Comparator.comparingDouble(e -> e.getValue().estimate()))
                          .orElseThrow();
                  return RuleLook.inText(panel.rule())
                      + " "
                      + most.getKey().replace(", total", "")
                      + ", "
                      + Numbers.fixed(most.getValue().estimate(), 2);
                })
            .collect(Collectors.joining("; "));
  }

  private static String trace(DesignPoints design, SobolIndices indices) {
    int n = indices.n();
    return RuleLook.inText(design.rule())
        + " "
        + IntStream.range(0, design.axes().size())
            .mapToObj(
                axis ->
                    design.axisName(axis)
                        + " "
                        + IntStream.of(Math.max(1, n / 4), Math.max(1, n / 2), n)
                            .mapToObj(indices::first)
                            .map(some -> Numbers.fixed(some.total(axis, some.all()), 3))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
  }

  private static void fill(
      DesignPoints design, CellOutput output, SobolIndices indices, CsvTable.Builder table) {
    int k = design.axes().size();
    for (int axis = 0; axis < k; axis++) {
      int a = axis;
      row(design, output, "S1", a, -1, indices.interval(d -> indices.first(a, d)), table);
      row(design, output, "ST", a, -1, indices.interval(d -> indices.total(a, d)), table);
      for (int other = axis + 1; other < k && indices.hasPairs(); other++) {
        int b = other;
        row(design, output, "S2", a, b, indices.interval(d -> indices.pair(a, b, d)), table);
      }
    }
  }

  private static void row(
      DesignPoints design,
      CellOutput output,
      String index,
      int axis,
      int with,
      Interval value,
      CsvTable.Builder table) {
    table.row(
        design.rule(),
        output.key(),
        index,
        design.axisName(axis),
        with < 0 ? null : design.axisName(with),
        value.estimate(),
        value.low(),
        value.high(),
        value.n(),
        design.samples());
  }
}
