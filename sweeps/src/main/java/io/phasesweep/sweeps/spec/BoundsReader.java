package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an axis given by its bounds: {@code log}, {@code linear} or {@code range}. */
final class BoundsReader {
  static final List<String> KEYS = List.of("log", "linear", "points", "step", "range", "scale");
  private static final int MOST_VALUES = 100_000;

  private final Problems problems;
  private final ValueReader values;

  BoundsReader(Problems problems, ValueReader values) {
    this.problems = problems;
    this.values = values;
  }

  private record Bounds(double low, double high, Place place) {}

  /** The axis, or null if the block is none; then the problem is noted. */
  @Nullable Axis read(Setting setting, SpecNode.Entry entry) {
    boolean numeric = setting.kind() == Setting.Kind.REAL || setting.kind() == Setting.Kind.WHOLE;
    if (!numeric || !setting.range().allowsNumbers()) {
      values.refuse(setting, entry.value());
      return null;
    }
    Fields fields = Fields.of(entry.value(), setting.name(), KEYS, problems);
    if (fields == null) {
      return null;
    }
    List<String> forms =
        List.of("log", "linear", "range").stream()
            .filter(form -> fields.entry(form).isPresent())
            .toList();
    if (forms.size() != 1) {
      problems.add(
          entry.value().place(),
          setting.name()
              + " needs one of log, linear and range; for example { log: [0.01, 1], points: 5 }");
      return null;
    }
    Bounds bounds = bounds(setting, forms.get(0), fields);
    if (bounds == null) {
      return null;
    }
    return switch (forms.get(0)) {
      case "range" -> ranged(setting, entry, fields, bounds);
      case "log" -> log(setting, entry, fields, bounds);
      default -> linear(setting, entry, fields, bounds);
    };
  }

  private @Nullable Bounds bounds(Setting setting, String form, Fields fields) {
    SpecNode node = fields.entry(form).orElseThrow().value();
    if (!(node instanceof SpecNode.Sequence list) || list.items().size() != 2) {
      problems.add(node.place(), form + " is " + node.shown() + "; [lowest, highest] is allowed");
      return null;
    }
    Setting bound = new Setting(setting.name(), Setting.Kind.REAL, "-", setting.range(), "");
    Value low = values.read(bound, list.items().get(0));
    Value high = values.read(bound, list.items().get(1));
    if (low instanceof Value.Real from && high instanceof Value.Real to) {
      if (from.value() < to.value()) {
        return new Bounds(from.value(), to.value(), node.place());
      }
      problems.add(node.place(), form + " needs the lower bound first, then a higher one");
    } else if (low instanceof Value.Name || high instanceof Value.Name) {
      problems.add(node.place(), form + " needs two numbers");
    }
    return null;
  }

  private boolean refuseOthers(Fields fields, String form, List<String> companions) {
    List<String> strange = new ArrayList<>(KEYS);
    strange.removeAll(companions);
    strange.remove(form);
    boolean refused = false;
    for (String key : strange) {
      if (fields.entry(key).isPresent()) {
        problems.add(
            fields.entry(key).get().place(),
            "'"
                + key
                + "' does not go with "
                + form
                + "; "
                + String.join(" or ", companions)
                + " does");
        refused = true;
      }
    }
    return refused;
  }

  private @Nullable Axis ranged(
      Setting setting, SpecNode.Entry entry, Fields fields, Bounds bounds) {
    if (refuseOthers(fields, "range", List.of("scale"))) {
      return null;
    }
    boolean whole = setting.kind() == Setting.Kind.WHOLE;
    Axis.Scale scale = whole ? Axis.Scale.INTEGER : Axis.Scale.LINEAR;
    if (fields.has(SpecKeys.SCALE)) {
      if (!(fields.value(SpecKeys.SCALE) instanceof Value.Name word)) {
        return null;
      }
      scale =
          word.value().equals("log")
              ? Axis.Scale.LOG
              : word.value().equals("integer") ? Axis.Scale.INTEGER : Axis.Scale.LINEAR;
    }
    if (whole != (scale == Axis.Scale.INTEGER)) {
      String allowed = whole ? "a whole number: scale integer" : "real: scale linear or log";
      problems.add(entry.value().place(), setting.name() + " is " + allowed + " is allowed");
      return null;
    }
    if (whole && !(Numbers.isWhole(bounds.low()) && Numbers.isWhole(bounds.high()))) {
      problems.add(bounds.place(), "range needs two whole numbers for " + setting.name());
      return null;
    }
    if (scale == Axis.Scale.LOG && !isPositive("range", bounds)) {
      return null;
    }
    return new Axis.Ranged(setting.name(), bounds.low(), bounds.high(), scale, entry.place());
  }

  private boolean isPositive(String form, Bounds bounds) {
    if (bounds.low() > 0) {
      return true;
    }
    problems.add(
        bounds.place(),
        form
            + " begins at "
            + Numbers.text(bounds.low())
            + "; on a log scale a number above 0 is allowed");
    return false;
  }

  private @Nullable Axis log(Setting setting, SpecNode.Entry entry, Fields fields, Bounds bounds) {
    if (refuseOthers(fields, "log", List.of("points")) || !isPositive("log", bounds)) {
      return null;
    }
    if (!fields.has(SpecKeys.POINTS)) {
      problems.add(entry.value().place(), "log needs points, the number of values");
      return null;
    }
    if (!(fields.value(SpecKeys.POINTS) instanceof Value.Whole n)) {
      return null;
    }
    double[] points = Spaced.log(bounds.low(), bounds.high(), Math.toIntExact(n.value()));
    return axis(setting, entry, Axis.Spacing.LOG, points);
  }

  private @Nullable Axis linear(
      Setting setting, SpecNode.Entry entry, Fields fields, Bounds bounds) {
    if (refuseOthers(fields, "linear", List.of("points", "step"))) {
      return null;
    }
    if (fields.has(SpecKeys.STEP) == fields.has(SpecKeys.POINTS)) {
      problems.add(entry.value().place(), "linear needs either points or step");
      return null;
    }
    if (fields.value(SpecKeys.POINTS) instanceof Value.Whole n) {
      double[] points = Spaced.linear(bounds.low(), bounds.high(), Math.toIntExact(n.value()));
      return axis(setting, entry, Axis.Spacing.LINEAR, points);
    }
    if (fields.value(SpecKeys.STEP) instanceof Value.Real step) {
      if (Spaced.count(bounds.low(), bounds.high(), step.value()) > MOST_VALUES) {
        problems.add(
            entry.value().place(),
            "step "
                + Numbers.text(step.value())
                + " gives too many values; at most 100000 are allowed");
        return null;
      }
      double[] points = Spaced.steps(bounds.low(), bounds.high(), step.value());
      return axis(setting, entry, Axis.Spacing.LINEAR, points);
    }
    return null;
  }

  private @Nullable Axis axis(
      Setting setting, SpecNode.Entry entry, Axis.Spacing spacing, double[] points) {
    List<Value> computed = new ArrayList<>(points.length);
    for (double point : points) {
      Value value = ValueReader.number(setting.kind(), point);
      if (value == null) {
        problems.add(
            entry.value().place(),
            setting.name() + " would be " + Numbers.text(point) + "; whole numbers are allowed");
        return null;
      }
      if (computed.isEmpty() || !computed.get(computed.size() - 1).equals(value)) {
        computed.add(value);
      }
    }
    return new Axis.Listed(
        setting.name(), computed, List.of(entry.value().place()), spacing, entry.place());
  }
}
