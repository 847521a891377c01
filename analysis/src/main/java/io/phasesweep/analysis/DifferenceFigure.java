package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Differences of errors as dots with intervals, one row each, beside their table. */
final class DifferenceFigure {
  private static final int WIDTH = 240;
  private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50};
  private static final int MOST_TICKS = 5;
  private static final double FAR = 4;

  private DifferenceFigure() {}

  /**
   * The figure.
   *
   * @param name its name
   * @param title title of its axis, with unit
   * @param names what each row is, all different
   * @param rows the differences
   * @param margin half-width of the equivalence margin, a share
   */
  static Figure of(
      String name, String title, List<String> names, List<Difference> rows, OptionalDouble margin) {
    double[] domain = domain(rows, margin);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", title);
    values.put("width", WIDTH);
    values.put("title", title);
    values.put("order", names);
    values.put("allRules", Figure.ALL_RULES);
    values.put("domain", List.of(domain[0], domain[1]));
    values.put("ticks", ticks(domain));
    double span = domain[1] - domain[0];
    values.put("right", domain[1] - 0.01 * span);
    values.put("left", domain[0] + 0.01 * span);
    values.put("inside", domain[1] - 0.03 * span);
    values.put(
        "margin",
        margin.isPresent()
            ? List.of(Map.of("x", -100 * margin.getAsDouble(), "x2", 100 * margin.getAsDouble()))
            : List.of());
    List<Map<String, @Nullable Object>> data = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      data.add(value(names.get(i), rows.get(i), domain));
    }
    values.put("values", data);
    return new Figure(name, Figure.filled("difference", values));
  }

  private static Map<String, @Nullable Object> value(String name, Difference row, double[] domain) {
    Interval points = row.all().times(100);
    boolean one = Double.isNaN(points.low());
    double low = one ? points.estimate() : points.low();
    double high = one ? points.estimate() : points.high();
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("row", name);
    value.put("rule", RuleLook.title(row.cell().rule()));
    value.put("difference", Figure.number(points.estimate()));
    value.put("lo", Figure.number(points.low()));
    value.put("hi", Figure.number(points.high()));
    value.put("clo", Numbers.rounded(Math.min(domain[1], Math.max(domain[0], low))));
    value.put("chi", Numbers.rounded(Math.min(domain[1], Math.max(domain[0], high))));
    value.put("shown", points.estimate() >= domain[0] && points.estimate() <= domain[1]);
    value.put("over", high > domain[1]);
    value.put("under", low < domain[0]);
    return value;
  }

  /**
   * Ends of the axis in points: all estimates and intervals, but an interval much wider than the
   * middle one leaves by an arrow.
   */
  private static double[] domain(List<Difference> rows, OptionalDouble margin) {
    double[] halves =
        rows.stream()
            .map(r -> r.all())
            .filter(i -> !Double.isNaN(i.low()))
            .mapToDouble(i -> 100 * (i.high() - i.estimate()))
            .sorted()
            .toArray();
    double reach = halves.length == 0 ? 1 : FAR * Math.max(halves[halves.length / 2], 0.2);
    double low = -100 * margin.orElse(0);
    double high = -low;
    for (Difference row : rows) {
      Interval points = row.all().times(100);
      double half = Double.isNaN(points.low()) ? 0 : points.high() - points.estimate();
      if (half <= reach) {
        low = Math.min(low, points.estimate() - half);
        high = Math.max(high, points.estimate() + half);
      }
    }
    double pad = Math.max(0.08 * (high - low), 0.25);
    return new double[] {Numbers.rounded(low - pad), Numbers.rounded(high + pad)};
  }

  private static List<Double> ticks(double[] domain) {
    double step =
        DoubleStream.of(STEPS)
            .filter(s -> (domain[1] - domain[0]) / s <= MOST_TICKS)
            .findFirst()
            .orElse(100);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(domain[0] / step); k * step <= domain[1]; k++) {
      ticks.add(Numbers.rounded(k * step));
    }
    return ticks;
  }
}
