package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one axis: a list of values, or bounds. */
final class AxisReader {
  private final Problems problems;
  private final ValueReader values;
  private final BoundsReader bounds;
  private final List<String> notices;

  AxisReader(Problems problems, ValueReader values, List<String> notices) {
    this.problems = problems;
    this.values = values;
    this.bounds = new BoundsReader(problems, values);
    this.notices = notices;
  }

  /** Whether equal values of an axis are one. */
  enum Repeats {
    COLLAPSE,
    /** Zipped axes advance together: a value may come again beside another. */
    KEEP
  }

  /** The axis, or null if the node is none; then the problem is noted. */
  @Nullable Axis read(Setting setting, SpecNode.Entry entry, Repeats repeats) {
    if (entry.value() instanceof SpecNode.Sequence list) {
      return listed(setting, entry.place(), list, repeats);
    }
    if (entry.value() instanceof SpecNode.Mapping) {
      return bounds.read(setting, entry);
    }
    problems.add(
        entry.value().place(),
        setting.name()
            + " is "
            + entry.value().shown()
            + " in axes; a list of values is allowed, or bounds such as { log: [0.01, 1], points: 5"
            + " }");
    return null;
  }

  private @Nullable Axis listed(
      Setting setting, Place place, SpecNode.Sequence list, Repeats repeats) {
    if (list.items().isEmpty()) {
      problems.add(
          list.place(), setting.name() + " is an empty list; at least one value is needed");
      return null;
    }
    boolean ofLists = setting.kind() == Setting.Kind.LAYERS || setting.kind() == Setting.Kind.REALS;
    boolean words = !setting.range().words().isEmpty();
    if (ofLists && !words && !(list.items().get(0) instanceof SpecNode.Sequence)) {
      problems.add(
          list.place(),
          setting.name() + " is itself a list; in axes a list of lists is allowed: [[...], [...]]");
      return null;
    }
    List<Value> read = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    Set<Value> seen = new HashSet<>();
    boolean sound = true;
    for (SpecNode item : list.items()) {
      Value value = values.read(setting, item);
      if (value == null) {
        sound = false;
      } else if (seen.add(value) || repeats == Repeats.KEEP) {
        read.add(value);
        places.add(item.place());
      } else {
        notices.add(repeated(setting, value, item.place()));
      }
    }
    return sound ? new Axis.Listed(setting.name(), read, places, Axis.Spacing.LIST, place) : null;
  }

  private static String repeated(Setting setting, Value value, Place place) {
    return "Line "
        + place.line()
        + ": "
        + setting.name()
        + " "
        + value.text()
        + " is listed twice; it is planned once.";
  }
}
