package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a linear read-out makes of every layer, before training and at its end. Before training the
 * net is that of the untrained variant with the same seed, so the difference is paired by seed.
 */
final class DepthSection {
  private static final String ID = "depth";
  private static final String TITLE = "Read-out by depth";
  private static final int MOST_CELLS = 200;
  private static final int MOST_PANELS = 9;
  private static final int FULL_WIDTH = 850;
  private static final int GAP = 44;

  /** One layer of one cell; errors as shares. */
  private record Depth(Interval untrained, Interval trained, Interval difference) {}

  private final SweepTrials sweep;
  private final Map<Cell, NavigableMap<Integer, Depth>> read = new LinkedHashMap<>();

  DepthSection(SweepTrials sweep, SweepResults results) {
    this.sweep = sweep;
    List<Cell> cells = sweep.cells().stream().limit(MOST_CELLS).toList();
    results.choose(cells.stream().map(Cell::id).toList());
    Map<String, NavigableMap<Integer, Depth>> byId = new LinkedHashMap<>();
    for (Row row : results.rows("depth.sql")) {
      byId.computeIfAbsent(row.getString(0), id -> new TreeMap<>())
          .put(row.getInt(2), new Depth(mean(row, 4), mean(row, 6), mean(row, 8)));
    }
    for (Cell cell : cells) {
      NavigableMap<Integer, Depth> layers = byId.get(cell.id());
      if (layers != null) {
        read.put(cell, layers);
      }
    }
  }

  private static Interval mean(Row row, int at) {
    double deviation = row.isNullAt(at + 1) ? Double.NaN : row.getDouble(at + 1);
    return Means.interval((int) row.getLong(3), row.getDouble(at), deviation);
  }

  /** Empty where no layer was read. */
  Optional<Section> section() {
    if (read.isEmpty()) {
      return Optional.empty();
    }
    CsvTable csv = table();
    List<List<String>> rows = new ArrayList<>();
    read.forEach(
        (cell, layers) ->
            layers.forEach(
                (layer, depth) ->
                    rows.add(
                        List.of(
                            Html.rowHead(Html.rule(cell.rule())),
                            Html.left(Html.escape(sweep.label(cell))),
                            Html.cell(layer == 0 ? "input" : Integer.toString(layer)),
                            Html.cell(Numbers.percent(depth.untrained())),
                            Html.cell(Numbers.percent(depth.trained())),
                            Html.cell(
                                Numbers.points(depth.difference().estimate())
                                    + " "
                                    + Html.interval(Numbers.pointEnds(depth.difference()))),
                            Html.cell("" + depth.difference().n())))));
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">Error of a linear read-out of each layer, trained with labels on"
            + " frozen features. It never feeds back.</p>\n"
            + "<div class=\"legend\" aria-hidden=\"true\"><span>line: at the end</span><span><i"
            + " class=\"dash\"></i> before training</span><span>bars: 95 % interval</span></div>\n"
            + Html.chart(ID, title() + ".")
            + "\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    Html.leftHead("Cell"),
                    "Layer",
                    "Before training<br>[95 %]",
                    "At the end<br>[95 %]",
                    "Difference<br>points [95 %]",
                    "n"),
                rows)
            + "</div>\n<figcaption>n seeds as listed; the difference is paired by seed, 95 % t intervals."
            + " Before training the net is the untrained one (random-init) of the same seed. Lower is"
            + " better. Untrained features improve with depth, too, where pooling widens the"
            + " field.</figcaption>\n"
            + Html.data(csv, true)
            + "\n</figure>";
    Part part = new Part(body, List.of(figure()), List.of(csv));
    return Optional.of(Part.section(ID, TITLE, List.of(part)));
  }

  /** The largest gain of a layer over its untrained self. */
  private String title() {
    String best = "No layer reads better than before training";
    double least = 0;
    for (Map.Entry<Cell, NavigableMap<Integer, Depth>> cell : read.entrySet()) {
      for (Map.Entry<Integer, Depth> layer : cell.getValue().entrySet()) {
        double difference = layer.getValue().difference().estimate();
        if (layer.getKey() > 0 && difference < least) {
          least = difference;
          best =
              "Largest gain by training: "
                  + RuleLook.inText(cell.getKey().rule())
                  + ", layer "
                  + layer.getKey()
                  + ", "
                  + Numbers.points(difference)
                  + " points";
        }
      }
    }
    return best;
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            ID, "rule", "cell", "layer", "untrained", "trained", "difference", "lo", "hi", "pairs");
    read.forEach(
        (cell, layers) ->
            layers.forEach(
                (layer, depth) ->
                    table.row(
                        cell.rule(),
                        sweep.label(cell),
                        layer,
                        depth.untrained().estimate(),
                        depth.trained().estimate(),
                        depth.difference().estimate(),
                        depth.difference().low(),
                        depth.difference().high(),
                        depth.difference().n())));
    return table.build();
  }

  private Figure figure() {
    List<Map.Entry<Cell, NavigableMap<Integer, Depth>>> shown =
        read.entrySet().stream().limit(MOST_PANELS).toList();
    int columns = Math.min(3, shown.size());
    double most = 0;
    int deepest = 1;
    for (Map.Entry<Cell, NavigableMap<Integer, Depth>> cell : shown) {
      deepest = Math.max(deepest, cell.getValue().lastKey());
      for (Depth depth : cell.getValue().values()) {
        most = Math.max(most, Math.max(end(depth.untrained()), end(depth.trained())));
      }
    }
    List<Map<String, Object>> panels = new ArrayList<>();
    for (Map.Entry<Cell, NavigableMap<Integer, Depth>> cell : shown) {
      String label = sweep.label(cell.getKey());
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("title", label.isEmpty() ? RuleLook.title(cell.getKey().rule()) : label);
      values.put("width", (FULL_WIDTH - (columns - 1) * GAP) / columns - 60);
      values.put("allRules", Figure.ALL_RULES);
      values.put("xDomain", List.of(-.2, deepest + .2));
      values.put("yDomain", List.of(0, Numbers.rounded(105 * most)));
      List<Map<String, @Nullable Object>> points = new ArrayList<>();
      cell.getValue()
          .forEach(
              (layer, depth) -> {
                points.add(point(cell.getKey().rule(), layer, "untrained", depth.untrained()));
                points.add(point(cell.getKey().rule(), layer, "trained", depth.trained()));
              });
      values.put("values", points);
      panels.add(Figure.filled("depth-panel", values));
    }
    return Figure.panels(ID, "read-out error by layer", columns, new Figure.Gap(22, GAP), panels);
  }

  private static double end(Interval error) {
    return Double.isNaN(error.high()) ? error.estimate() : error.high();
  }

  private static Map<String, @Nullable Object> point(
      String rule, int layer, String state, Interval error) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("rule", RuleLook.title(rule));
    value.put("layer", layer);
    value.put("state", state);
    value.put("error", Figure.number(100 * error.estimate()));
    double low = Double.isNaN(error.low()) ? error.estimate() : Math.max(0, error.low());
    value.put("lo", Figure.number(100 * low));
    value.put("hi", Figure.number(100 * end(error)));
    return value;
  }
}
