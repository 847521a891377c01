package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the memory of the simulated synapses dissipates, and what it buys.
 *
 * <pre>
 *   per update = sigma N_R     total = per update x synapses x updates     joules = total k_B 300 K
 *   half-point: the sigma below which the error is more than twice that of the ideal memory
 * </pre>
 */
final class LedgerSection {
  private static final String ID = "ledger";
  private static final String TITLE = "Thermodynamic ledger";
  private static final int MOST_LINES = 40;
  private static final List<String> COLUMNS =
      List.of(
          "entropy_rate",
          "entropy_per_update",
          "entropy_per_update_ln2",
          "entropy_total",
          "joules_300k",
          "joules_per_point",
          "area_imbalance",
          "kernel_area",
          "area_halving_cost");

  private final SweepTrials sweep;
  private final Map<String, Map<String, List<Double>>> byCell;

  private LedgerSection(SweepTrials sweep, Map<String, Map<String, List<Double>>> byCell) {
    this.sweep = sweep;
    this.byCell = byCell;
  }

  static LedgerSection read(SweepResults results, SweepTrials sweep) {
    Map<String, Map<String, List<Double>>> byCell = new HashMap<>();
    for (Row row : results.rows("ledger.sql")) {
      for (String column : COLUMNS) {
        if (row.getAs(column) instanceof Number number) {
          byCell
              .computeIfAbsent(row.getAs("cell_id"), id -> new HashMap<>())
              .computeIfAbsent(column, c -> new ArrayList<>())
              .add(number.doubleValue());
        }
      }
    }
    return new LedgerSection(sweep, byCell);
  }

  Section section() {
    List<Cell> cells = sweep.cells().stream().filter(c -> byCell.containsKey(c.id())).toList();
    if (cells.isEmpty()) {
      return Section.empty(
          ID,
          TITLE,
          "No stored row has a memory with a finite dissipation, so the ledger is empty: it counts"
              + " the simulated synapse only, never the processor.");
    }
    CsvTable table = table(cells);
    List<Figure> figures = figure(cells);
    String body =
        "<figure>\n<h3>"
            + title(cells)
            + "</h3>\n"
            + "<p class=\"what\">Entropy that the molecular memory of the synapses produces. Only"
            + " the simulated synapse dissipates; a rule without that model has no line.</p>\n"
            + (figures.isEmpty() ? "" : Html.chart(ID, title(cells) + "."))
            + "\n<div class=\"scroll\">"
            + Html.table("", heads(), lines(cells))
            + "</div>\n<figcaption>"
            + caption(cells)
            + "</figcaption>\n"
            + Html.data(table, !figures.isEmpty())
            + "\n</figure>"
            + step();
    return new Section(ID, TITLE, body, figures, List.of(table));
  }

  /** Mean over seeds; NaN where no row has it. */
  private double mean(Cell cell, String column) {
    List<Double> values = byCell.getOrDefault(cell.id(), Map.of()).get(column);
    return values == null ? Double.NaN : Means.mean(values);
  }

  private String title(List<Cell> cells) {
    List<String> halves = new ArrayList<>();
    for (String rule : sweep.rules()) {
      halfPoint(rule)
          .ifPresent(
              text -> halves.add(RuleLook.inText(rule) + " doubles its ideal error " + text));
    }
    if (!halves.isEmpty()) {
      return Html.escape(Words.capital(String.join("; ", halves)));
    }
    double least = cells.stream().mapToDouble(c -> mean(c, "entropy_rate")).min().orElse(0);
    double most = cells.stream().mapToDouble(c -> mean(c, "entropy_rate")).max().orElse(0);
    return "Entropy production from "
        + Numbers.fixed(least, 3)
        + " to "
        + Numbers.fixed(most, 3)
        + " k_B per 1/k_R and synapse";
  }

  /** Between which swept dissipations the error passes twice that of the ideal memory. */
  private Optional<String> halfPoint(String rule) {
    Map<Double, Double> errors = new TreeMap<>();
    double ideal = Double.NaN;
    Map<String, List<String>> axes = sweep.axes(rule);
    if (axes.keySet().stream().anyMatch(a -> !a.equals("dissipation") && !follows(a))) {
      return Optional.empty();
    }
    for (Cell cell : sweep.cells(rule)) {
      String text = cell.settings().getOrDefault("dissipation", "");
      if (cell.errors().isEmpty()) {
        continue;
      }
      if (text.equals("ideal")) {
        ideal = cell.meanError();
      } else {
        SettingText.number(text).ifPresent(s -> errors.put(s, cell.meanError()));
      }
    }
    double above = Double.NaN;
    for (Map.Entry<Double, Double> point : errors.entrySet()) {
      if (point.getValue() > 2 * ideal) {
        above = point.getKey();
      } else if (!Double.isNaN(above)) {
        return Optional.of(
            "between \u03c3 = "
                + Numbers.fixed(above, 2)
                + " and "
                + Numbers.fixed(point.getKey(), 2));
      }
    }
    return Optional.empty();
  }

  /** Settings that apply only where dissipation is a number. */
  private static boolean follows(String setting) {
    return setting.startsWith("ladder-")
        || List.of("dissipation-coupling", "threshold-scope", "rates-per-period", "area-cap")
            .contains(setting);
  }

  private static List<String> heads() {
    return List.of(
        "Rule",
        Html.leftHead("Cell"),
        "Rate<br>k_B per 1/k_R",
        "Per update<br>k_BT",
        "Per update<br>k_BT ln 2",
        "Total<br>k_BT",
        "Total at 300 K<br>J",
        "Per point of error<br>removed, J",
        "Imbalance \u03b7",
        "Area I",
        "Halving I costs<br>k_BT per 1/k_R");
  }

  private List<List<String>> lines(List<Cell> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : cells.subList(0, Math.min(cells.size(), MOST_LINES))) {
      List<String> row = new ArrayList<>();
      row.add(Html.rowHead(Html.rule(cell.rule())));
      row.add(Html.left(Html.escape(sweep.label(cell))));
      COLUMNS.forEach(column -> row.add(Html.cell(number(mean(cell, column)))));
      rows.add(row);
    }
    return rows;
  }

  /** Four significant digits. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return Numbers.fixed(value, 0);
    }
    String text = String.format(java.util.Locale.ROOT, "%.4g", value);
    return text.replace("-", "\u2212");
  }

  private String caption(List<Cell> cells) {
    return Words.count(cells.size(), "cell")
        + (cells.size() > MOST_LINES ? ", the first " + MOST_LINES + " listed" : "")
        + "; means over seeds. Ours, not the article\u2019s: halving the area, and with it the"
        + " contamination of every update, costs ln 2/(\u2212d ln I/d\u03c3), about 2 J ln 2 with"
        + " the cycle flux J: 0.69 k_BT per 1/k_R on the published ladder above its floor. The"
        + " stationary entropy production counts. Points of error are counted below guessing.";
  }

  /** With thresholds that do not follow the area, the curve is a step. */
  private String step() {
    boolean fixed =
        sweep.cells().stream()
            .map(c -> c.settings().getOrDefault("dissipation-coupling", ""))
            .anyMatch(c -> c.equals("fixed-threshold") || c.equals("floor-free"));
    return fixed
        ? "<p class=\"note\">Cells with the coupling fixed-threshold or floor-free keep their"
            + " thresholds while the area grows: once I s exceeds the threshold the Hebbian term"
            + " acts all period, so error against dissipation is a step there.</p>"
        : "";
  }

  private CsvTable table(List<Cell> cells) {
    List<String> columns = new ArrayList<>(List.of("rule", "setting", "cell_id", "error"));
    columns.addAll(COLUMNS);
    CsvTable.Builder table = new CsvTable.Builder(ID, columns.toArray(String[]::new));
    for (Cell cell : cells) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(cell.rule());
      row.add(sweep.label(cell));
      row.add(cell.id());
      row.add(cell.errors().isEmpty() ? null : cell.meanError());
      COLUMNS.forEach(column -> row.add(mean(cell, column)));
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Error against dissipation, where there are errors. */
  private List<Figure> figure(List<Cell> cells) {
    List<Map<String, @Nullable Object>> points = new ArrayList<>();
    for (Cell cell : cells) {
      if (!cell.errors().isEmpty()) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("x", Figure.number(mean(cell, "entropy_rate")));
        point.put("y", Figure.number(100 * cell.meanError()));
        point.put("color", Figure.number(mean(cell, "kernel_area")));
        point.put("cell", RuleLook.title(cell.rule()) + " " + sweep.label(cell));
        points.add(point);
      }
    }
    if (points.isEmpty()) {
      return List.of();
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", "Error against entropy production");
    values.put("values", points);
    values.put("line", List.of());
    values.put("xTitle", "entropy production (k_B per 1/k_R and synapse)");
    values.put("yTitle", "error (%)");
    values.put("colorTitle", "area I per period");
    return List.of(new Figure(ID, Figure.filled("synapse-panel", values)));
  }
}
