package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers with intervals, a row each, a panel per rule. */
final class IndexFigure {
  private static final int PANELS_PER_ROW = 2;
  private static final int GAP = 30;
  private static final int LABELS = 170;
  private static final int FULL = 850;

  private IndexFigure() {}

  /**
   * A panel.
   *
   * @param rule whose color it has
   * @param title over it
   * @param rows by name
   */
  record Panel(String rule, String title, Map<String, Interval> rows) {}

  /** The figure; {@code axis} names what is along x, with unit. */
  static Figure of(String name, String description, String axis, List<Panel> panels) {
    int columns = Math.min(PANELS_PER_ROW, panels.size());
    List<Map<String, Object>> specs = new ArrayList<>();
    double low = 0;
    double high = 0;
    for (Panel panel : panels) {
      for (Interval row : panel.rows().values()) {
        low = Math.min(low, Double.isNaN(row.low()) ? row.estimate() : row.low());
        high = Math.max(high, Double.isNaN(row.high()) ? row.estimate() : row.high());
      }
    }
    double pad = Math.max(1e-6, 0.04 * (high - low));
    for (Panel panel : panels) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("title", panel.title());
      values.put("width", (FULL - (columns - 1) * GAP) / columns - LABELS);
      values.put("axis", axis);
      values.put("allRules", Figure.ALL_RULES);
      values.put("order", List.copyOf(panel.rows().keySet()));
      values.put(
          "domain",
          List.of(low < 0 ? Numbers.rounded(low - pad) : 0.0, Numbers.rounded(high + pad)));
      List<Map<String, @Nullable Object>> data = new ArrayList<>();
      panel.rows().forEach((row, interval) -> data.add(value(panel.rule(), row, interval)));
      values.put("values", data);
      specs.add(Figure.filled("index-panel", values));
    }
    return Figure.panels(name, description, columns, new Figure.Gap(22, GAP), specs);
  }

  private static Map<String, @Nullable Object> value(String rule, String row, Interval interval) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("rule", RuleLook.title(rule));
    value.put("row", row);
    value.put("value", Figure.number(interval.estimate()));
    value.put("lo", Figure.number(interval.low()));
    value.put("hi", Figure.number(interval.high()));
    value.put("n", interval.n());
    return value;
  }
}
