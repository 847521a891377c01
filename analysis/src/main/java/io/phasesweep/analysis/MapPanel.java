package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The heat map of one rule. */
final class MapPanel {
  private static final int WIDTH = 352;
  private static final int ROW = 32;
  private static final int TALL_ROW = 46;
  private static final int ROOMY_COLUMN = 50;
  private static final int FEW_ROWS = 4;
  private static final double STRIPE = 8;

  private final RuleMap map;
  private final List<LevelCurve.Segment> boundary;

  MapPanel(RuleMap map) {
    this.map = map;
    this.boundary = LevelCurve.of(map.rates(null), 0.5);
  }

  /** Whether its cells have room for the error beside k/n. */
  boolean showsErrors() {
    return rows() <= FEW_ROWS && WIDTH / map.x().size() >= ROOMY_COLUMN;
  }

  private int rows() {
    return map.cells().size();
  }

  private int rowHeight() {
    return showsErrors() ? TALL_ROW : ROW;
  }

  Map<String, Object> spec() {
    Axis y = map.y();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("title", RuleLook.title(map.rule()));
    values.put("subtitle", subtitle());
    values.put("width", WIDTH);
    values.put("height", rows() * rowHeight());
    values.put("values", cells());
    axis("x", map.x(), values);
    axis("y", y == null ? new Axis("", List.of("")) : y, values);
    values.put("xTitle", SettingText.axisTitle(map.rule(), map.x()));
    values.put("yTitle", y == null ? null : SettingText.axisLines(map.rule(), y));
    values.put("xName", SettingText.words(map.x().name()));
    values.put("yName", y == null ? "one axis" : SettingText.words(y.name()));
    values.put("boundary", segments());
    values.put("labelShift", showsErrors() ? -8 : 0);
    double half = (double) WIDTH / map.x().size() / 2 - 3;
    values.put("hatch", hatch(half, rowHeight() / 2.0 - 3));
    values.put("hatchSize", Numbers.rounded(4 * half * half));
    return Figure.filled("map-panel", values);
  }

  private String subtitle() {
    Optional<Interval> area = map.safeArea();
    if (area.isEmpty()) {
      return "safe area: not yet, a cell has no finished trial";
    }
    return "safe area " + Numbers.percent(area.get().estimate()) + " " + map.safeAreaEnds();
  }

  private static void axis(String which, Axis axis, Map<String, @Nullable Object> values) {
    values.put(which + "Domain", List.of(0, axis.size()));
    values.put(which + "Ticks", IntStream.range(0, axis.size()).mapToObj(i -> i + 0.5).toList());
    values.put(
        which + "Labels",
        Json.write(axis.values().stream().map(SettingText::tick).toList()) + "[datum.value-0.5]");
  }

  private List<Map<String, @Nullable Object>> cells() {
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    for (int j = 0; j < rows(); j++) {
      for (int i = 0; i < map.x().size(); i++) {
        Optional<Cell> cell = map.cells().get(j).get(i);
        if (cell.isPresent()) {
          values.add(value(cell.get(), i, j));
        }
      }
    }
    return values;
  }

  private Map<String, @Nullable Object> value(Cell cell, int i, int j) {
    Axis y = map.y();
    Interval rate = cell.trainedRate();
    boolean error = !cell.errors().isEmpty();
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("i", i);
    value.put("j", j);
    value.put("i1", i + 1);
    value.put("j1", j + 1);
    value.put("xm", i + 0.5);
    value.put("ym", j + 0.5);
    value.put("x", map.x().values().get(i));
    value.put("y", y == null ? "none" : y.values().get(j));
    value.put("k", cell.trained());
    value.put("n", cell.counted());
    value.put("p", Figure.number(rate.estimate()));
    value.put("lo", Numbers.rounded(rate.low()));
    value.put("hi", Numbers.rounded(rate.high()));
    value.put("open", cell.counted() > 0 && rate.contains(0.5));
    value.put("crossed", crossed(i, j));
    value.put("error", error ? Figure.number(cell.meanError()) : null);
    value.put("label", cell.trained() + "/" + cell.counted());
    value.put("note", showsErrors() && error ? Numbers.percentValue(cell.meanError()) + " %" : "");
    return value;
  }

  /** Whether the boundary runs near the middle of a cell, where its label is. */
  private boolean crossed(int i, int j) {
    return boundary.stream()
        .anyMatch(
            s ->
                Math.abs((s.x() + s.x2()) / 2 - i - 0.5) < 0.5
                    && Math.abs((s.y() + s.y2()) / 2 - j - 0.5) < 0.5);
  }

  private List<Map<String, Double>> segments() {
    return boundary.stream()
        .map(
            s ->
                Map.of(
                    "x", Numbers.rounded(s.x()),
                    "y", Numbers.rounded(s.y()),
                    "x2", Numbers.rounded(s.x2()),
                    "y2", Numbers.rounded(s.y2())))
        .map(s -> (Map<String, Double>) new java.util.TreeMap<>(s))
        .toList();
  }

  /** Stripes at 45 degrees in a box of half-sides a, b px, as a path of half-width 1. */
  private static String hatch(double a, double b) {
    StringBuilder path = new StringBuilder();
    for (double c = -(a + b) + STRIPE; c < a + b; c += STRIPE) {
      double from = Math.max(-a, -b - c);
      double to = Math.min(a, b - c);
      if (to > from) {
        path.append(
            String.format(
                Locale.ROOT,
                "M%.3f,%.3fL%.3f,%.3f",
                from / a,
                (from + c) / a,
                to / a,
                (to + c) / a));
      }
    }
    return path.toString();
  }
}
