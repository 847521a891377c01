package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.TrialEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code fixed} and {@code axes} of one place in a block, for the rules that are in force
 * there.
 */
final class SettingsReader {
  private final EntryIndex index;
  private final Scope scope;
  private final Problems problems;
  private final ValueReader values;
  private final AxisReader axes;
  private final Map<String, Place> given = new HashMap<>();

  /**
   * What is in force.
   *
   * @param where what messages call the place, for example {@code when.clapp.}
   * @param rules the rules that values are for
   * @param overrides names that {@code when} sets for a rule, by rule
   * @param filtered names in exclude: a value that a rule does not allow may be dropped there
   * @param inapplicable what to do with a setting that a rule lacks
   */
  record Scope(
      String where,
      List<TrialEntry> rules,
      Map<String, Set<String>> overrides,
      Set<String> filtered,
      Inapplicable inapplicable) {}

  /** What to do with a setting that a rule lacks. */
  enum Inapplicable {
    ERROR,
    COLLAPSE
  }

  /** Something read, and the rules that take it. */
  record Taken<T>(T what, List<TrialEntry> takers) {}

  SettingsReader(EntryIndex index, Scope scope, Problems problems, List<String> notices) {
    this.index = index;
    this.scope = scope;
    this.problems = problems;
    this.values = new ValueReader(problems);
    this.axes = new AxisReader(problems, values, notices);
  }

  /** The settings of {@code fixed}. */
  Map<String, Taken<Placed>> fixed(SpecNode.Mapping block) {
    Map<String, Taken<Placed>> read = new LinkedHashMap<>();
    for (SpecNode.Entry entry : block.entries()) {
      List<TrialEntry> takers = takers(entry, "fixed");
      if (!takers.isEmpty()) {
        Value value = values.read(index.joined(entry.key(), takers), entry.value());
        if (value != null) {
          check(entry.key(), value, entry.value().place(), takers);
          Placed placed = new Placed(value, entry.value().place());
          read.put(entry.key(), new Taken<>(placed, takers));
        }
      }
    }
    return read;
  }

  /** The factors of {@code axes}, each a list of axes that advance together. */
  List<List<Taken<Axis>>> factors(SpecNode.Mapping block) {
    List<List<Taken<Axis>>> factors = new ArrayList<>();
    for (SpecNode.Entry entry : block.entries()) {
      if (entry.key().equals("zip")) {
        factors.addAll(zips(entry.value()));
      } else {
        Taken<Axis> axis = axis(entry, AxisReader.Repeats.COLLAPSE);
        if (axis != null) {
          factors.add(List.of(axis));
        }
      }
    }
    return factors;
  }

  private List<List<Taken<Axis>>> zips(SpecNode node) {
    List<List<Taken<Axis>>> factors = new ArrayList<>();
    if (!(node instanceof SpecNode.Sequence list)) {
      problems.add(
          node.place(),
          "zip is " + node.shown() + "; a list such as [{ a: [..], b: [..] }] is allowed");
      return factors;
    }
    for (SpecNode item : list.items()) {
      if (item instanceof SpecNode.Mapping mapping) {
        List<Taken<Axis>> together = zip(mapping);
        if (!together.isEmpty()) {
          factors.add(together);
        }
      } else {
        problems.add(
            item.place(), "an entry of zip is " + item.shown() + "; a block of axes is allowed");
      }
    }
    return factors;
  }

  private List<Taken<Axis>> zip(SpecNode.Mapping mapping) {
    List<Taken<Axis>> together = new ArrayList<>();
    int length = -1;
    for (SpecNode.Entry entry : mapping.entries()) {
      Taken<Axis> axis = axis(entry, AxisReader.Repeats.KEEP);
      if (axis == null) {
        continue;
      }
      if (!(axis.what() instanceof Axis.Listed listed)) {
        problems.add(entry.place(), "a range cannot be zipped; a list of values can");
        continue;
      }
      int size = listed.values().size();
      if (length >= 0 && size != length) {
        problems.add(
            entry.place(),
            "'"
                + entry.key()
                + "' has "
                + size
                + " values, its zipped neighbour "
                + length
                + "; zipped axes are equally long");
        continue;
      }
      length = size;
      together.add(axis);
    }
    return together;
  }

  private @Nullable Taken<Axis> axis(SpecNode.Entry entry, AxisReader.Repeats repeats) {
    List<TrialEntry> takers = takers(entry, "axes");
    if (takers.isEmpty()) {
      return null;
    }
    Axis axis = axes.read(index.joined(entry.key(), takers), entry, repeats);
    if (axis == null) {
      return null;
    }
    if (axis instanceof Axis.Listed listed) {
      for (int i = 0; i < listed.values().size(); i++) {
        check(axis.name(), listed.values().get(i), listed.placeOf(i), takers);
      }
    } else if (axis instanceof Axis.Ranged ranged) {
      check(axis.name(), ranged.at(0), entry.value().place(), takers);
      check(axis.name(), ranged.at(1), entry.value().place(), takers);
    }
    return new Taken<>(axis, takers);
  }

  /** The rules that take the setting; none if it is unknown or does not apply, which is noted. */
  private List<TrialEntry> takers(SpecNode.Entry entry, String part) {
    String name = entry.key();
    if (!index.settingNames().contains(name)) {
      problems.add(
          entry.place(),
          "unknown setting '"
              + Words.brief(name)
              + "' in "
              + scope.where()
              + part
              + Words.advice(name, index.settingNames()));
      return List.of();
    }
    Place first = given.putIfAbsent(name, entry.place());
    if (first != null) {
      problems.add(
          entry.place(),
          "'"
              + name
              + "' is set twice in one block, first on line "
              + first.line()
              + "; fix it or sweep it");
      return List.of();
    }
    List<TrialEntry> having = scope.rules().stream().filter(r -> r.use(name).isPresent()).toList();
    boolean dropped = scope.inapplicable() == Inapplicable.COLLAPSE && !having.isEmpty();
    if (having.size() < scope.rules().size() && !dropped) {
      String lacking =
          scope.rules().stream()
              .filter(r -> !having.contains(r))
              .map(TrialEntry::name)
              .collect(Collectors.joining(", "));
      problems.add(
          entry.place(),
          "'" + name + "' does not apply to " + lacking + "; it applies to " + index.having(name));
    }
    return having.stream().filter(r -> !isOverridden(r, name)).toList();
  }

  private boolean isOverridden(TrialEntry rule, String setting) {
    return scope.overrides().getOrDefault(rule.name(), Set.of()).contains(setting);
  }

  private void check(String name, Value value, Place place, List<TrialEntry> takers) {
    if (scope.filtered().contains(name)) {
      return;
    }
    for (TrialEntry rule : takers) {
      Setting setting = rule.use(name).orElseThrow().setting();
      if (!setting.allows(value)) {
        String whom = scope.rules().size() > 1 ? " for " + rule.name() : "";
        problems.add(
            place, name + " is " + value.text() + "; " + setting.allowed() + " is allowed" + whom);
      }
    }
  }
}
