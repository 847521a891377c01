package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Retained gain over jitter, a panel for each curve: each has its own unit. */
final class DoseFigure {
  private static final int MOST_PANELS = 12;
  private static final int COLUMNS = 3;
  private static final int POINTS = 60;

  private DoseFigure() {}

  static Figure of(String name, String description, List<DoseReading> readings) {
    List<DoseReading> shown = readings.subList(0, Math.min(MOST_PANELS, readings.size()));
    return Figure.panels(
        name,
        description,
        Math.min(COLUMNS, shown.size()),
        new Figure.Gap(20, 24),
        shown.stream().map(DoseFigure::panel).toList());
  }

  private static Map<String, Object> panel(DoseReading reading) {
    DoseResponse response = reading.response();
    double largest = response.largest();
    List<Map<String, @Nullable Object>> points = new ArrayList<>();
    points.add(point(0, new Interval(1, 1, 1, response.n())));
    double most = 1;
    double least = 0;
    for (int level = 0; level < response.jitter().size(); level++) {
      Interval r = response.at(level);
      points.add(point(response.jitter().get(level), r));
      most = Math.max(most, r.estimate());
      least = Math.min(least, r.estimate());
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("title", reading.group().title());
    values.put("subtitle", "J\u2085\u2080 " + reading.halfText());
    values.put("rule", RuleLook.title(reading.group().rule()));
    values.put("allRules", Figure.ALL_RULES);
    values.put("xTitle", SettingText.jitterUnit(reading.group().rule()));
    values.put("xDomain", List.of(-0.03 * largest, 1.04 * largest));
    values.put("yDomain", List.of(Numbers.rounded(1.1 * least), Numbers.rounded(most + 0.14)));
    List<Double> ticks = new ArrayList<>(response.jitter());
    ticks.add(0, 0.0);
    values.put("xTicks", ticks);
    values.put("points", points);
    values.put("curve", curve(reading));
    values.put("half", half(reading));
    return Figure.filled("jitter-panel", values);
  }

  private static Map<String, @Nullable Object> point(double jitter, Interval r) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("jitter", jitter);
    value.put("r", Figure.number(r.estimate()));
    value.put("lo", Figure.number(Double.isNaN(r.low()) ? r.estimate() : r.low()));
    value.put("hi", Figure.number(Double.isNaN(r.high()) ? r.estimate() : r.high()));
    return value;
  }

  private static List<Map<String, Double>> curve(DoseReading reading) {
    List<Map<String, Double>> line = new ArrayList<>();
    reading
        .answer()
        .curve()
        .ifPresent(
            curve -> {
              for (int i = 0; i <= POINTS; i++) {
                double jitter = reading.response().largest() * i / POINTS;
                line.add(
                    Map.of(
                        "jitter", Numbers.rounded(jitter),
                        "fit", Numbers.rounded(curve.at(jitter))));
              }
            });
    return line.stream().map(p -> (Map<String, Double>) new java.util.TreeMap<>(p)).toList();
  }

  /** J50, and its interval as far as the axis goes. */
  private static List<Map<String, @Nullable Object>> half(DoseReading reading) {
    Interval half = reading.answer().half();
    if (Double.isNaN(half.estimate())) {
      return List.of();
    }
    double largest = reading.response().largest();
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("j", Figure.number(half.estimate()));
    value.put("lo", Figure.number(half.low()));
    value.put("hi", Figure.number(Math.min(largest, half.high())));
    return List.of(value);
  }
}
