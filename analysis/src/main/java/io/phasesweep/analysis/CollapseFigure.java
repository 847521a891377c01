package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Steps of trials not yet collapsed with their bands, and the numbers at risk below. */
final class CollapseFigure {
  private static final double LABEL_GAP = 0.062;

  private CollapseFigure() {}

  /**
   * The figure.
   *
   * @param curves by rule
   * @param end last epoch
   */
  static Figure of(String name, String description, Map<String, Survival> curves, double end) {
    List<Double> ticks = ticks(end);
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    List<Map<String, @Nullable Object>> ends = new ArrayList<>();
    List<Map<String, @Nullable Object>> risk = new ArrayList<>();
    curves.forEach(
        (rule, curve) -> {
          steps.add(step(rule, 0, new Interval(1, 1, 1, curve.n())));
          curve.steps().forEach(s -> steps.add(step(rule, s.time(), curve.at(s.time()))));
          ends.add(step(rule, curve.end(), curve.at(curve.end())));
          for (double tick : ticks) {
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            value.put("rule", RuleLook.title(rule));
            value.put("t", tick);
            value.put("n", curve.atRisk(tick));
            risk.add(value);
          }
        });
    spread(ends);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", description);
    values.put("steps", steps);
    values.put("ends", ends);
    values.put("risk", risk);
    values.put("domain", List.of(0, end));
    values.put("ticks", ticks);
    values.put("order", curves.keySet().stream().map(RuleLook::title).toList());
    values.put("allRules", Figure.ALL_RULES);
    return new Figure(name, Figure.filled("collapse", values));
  }

  private static Map<String, @Nullable Object> step(String rule, double time, Interval kept) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("rule", RuleLook.title(rule));
    value.put("t", time);
    value.put("s", Numbers.rounded(kept.estimate()));
    boolean begins = time == 0;
    value.put("lo", Numbers.rounded(begins ? 1 : kept.low()));
    value.put("hi", Numbers.rounded(begins ? 1 : kept.high()));
    value.put("label", RuleLook.title(rule) + "  " + Numbers.percent(kept.estimate()));
    return value;
  }

  /** Labels one below the other where curves end close together. Modified: {@code ends}. */
  private static void spread(List<Map<String, @Nullable Object>> ends) {
    ends.sort(Comparator.comparingDouble(e -> -((Number) e.getOrDefault("s", 0)).doubleValue()));
    double last = Double.POSITIVE_INFINITY;
    for (Map<String, @Nullable Object> end : ends) {
      double share = end.get("s") instanceof Number s ? s.doubleValue() : 0;
      last = Math.min(share, last - LABEL_GAP);
      end.put("y", Numbers.rounded(last));
    }
  }

  private static List<Double> ticks(double end) {
    double step =
        DoubleStream.of(0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
            .filter(s -> end / s <= 6)
            .findFirst()
            .orElse(1000);
    return DoubleStream.iterate(0, e -> e <= end, e -> e + step).boxed().toList();
  }
}
