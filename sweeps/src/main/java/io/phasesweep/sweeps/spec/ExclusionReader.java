package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.TrialEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code exclude}: a list of blocks, each a condition on some settings. */
final class ExclusionReader {
  private final EntryIndex index;
  private final TrialEntry.Kind kind;
  private final Problems problems;
  private final ValueReader values;

  ExclusionReader(EntryIndex index, TrialEntry.Kind kind, Problems problems, ValueReader values) {
    this.index = index;
    this.kind = kind;
    this.problems = problems;
    this.values = values;
  }

  /** The exclusions; those with problems are left out. */
  List<Exclusion> read(SpecNode node) {
    List<Exclusion> exclusions = new ArrayList<>();
    if (!(node instanceof SpecNode.Sequence list)) {
      problems.add(
          node.place(),
          "exclude is " + node.shown() + "; a list of blocks is allowed, such as [{ rule: ... }]");
      return exclusions;
    }
    for (SpecNode item : list.items()) {
      if (item instanceof SpecNode.Mapping mapping && !mapping.entries().isEmpty()) {
        Map<String, Exclusion.Condition> conditions = new LinkedHashMap<>();
        for (SpecNode.Entry entry : mapping.entries()) {
          Exclusion.Condition condition = condition(entry);
          if (condition != null) {
            conditions.put(entry.key(), condition);
          }
        }
        if (conditions.size() == mapping.entries().size()) {
          exclusions.add(new Exclusion(conditions, item.place()));
        }
      } else {
        problems.add(
            item.place(),
            "an entry of exclude is " + item.shown() + "; a block with settings is allowed");
      }
    }
    return exclusions;
  }

  private Exclusion.@Nullable Condition condition(SpecNode.Entry entry) {
    Setting setting = setting(entry);
    if (setting == null) {
      return null;
    }
    if (entry.value() instanceof SpecNode.Mapping) {
      return within(setting, entry.value());
    }
    boolean ofLists = setting.kind() == Setting.Kind.LAYERS || setting.kind() == Setting.Kind.REALS;
    if (entry.value() instanceof SpecNode.Sequence list
        && (!ofLists || list.items().stream().allMatch(SpecNode.Sequence.class::isInstance))) {
      List<Value> several = new ArrayList<>();
      for (SpecNode item : list.items()) {
        Value value = values.read(setting, item);
        if (value == null) {
          return null;
        }
        several.add(value);
      }
      return new Exclusion.OneOf(several);
    }
    Value value = values.read(setting, entry.value());
    return value == null ? null : new Exclusion.OneOf(List.of(value));
  }

  private @Nullable Setting setting(SpecNode.Entry entry) {
    if (entry.key().equals(kind.key())) {
      return index.naming(kind);
    }
    if (index.settingNames().contains(entry.key())) {
      return index.joined(entry.key(), List.of());
    }
    List<String> known = new ArrayList<>(index.settingNames());
    known.add(kind.key());
    problems.add(
        entry.place(),
        "unknown setting '"
            + Words.brief(entry.key())
            + "' in exclude"
            + Words.advice(entry.key(), known));
    return null;
  }

  private Exclusion.@Nullable Condition within(Setting setting, SpecNode node) {
    boolean numeric = setting.kind() == Setting.Kind.REAL || setting.kind() == Setting.Kind.WHOLE;
    if (!numeric) {
      values.refuse(setting, node);
      return null;
    }
    List<String> sides = List.of("below", "above", "at-least", "at-most");
    Fields fields = Fields.of(node, setting.name(), sides, problems);
    if (fields == null) {
      return null;
    }
    List<Exclusion.Bound> bounds = new ArrayList<>();
    for (Exclusion.Side side : Exclusion.Side.values()) {
      SpecNode.Entry entry = fields.entry(side.key()).orElse(null);
      if (entry != null) {
        Exclusion.Bound bound = bound(side, entry);
        if (bound == null) {
          return null;
        }
        bounds.add(bound);
      }
    }
    if (bounds.isEmpty()) {
      problems.add(node.place(), "no bound; below, above, at-least, at-most are allowed");
      return null;
    }
    return new Exclusion.Within(bounds);
  }

  private Exclusion.@Nullable Bound bound(Exclusion.Side side, SpecNode.Entry entry) {
    if (entry.value() instanceof SpecNode.Mapping) {
      return multiple(side, entry.value());
    }
    return values.read(named(side.key()), entry.value()) instanceof Value.Real number
        ? new Exclusion.Bound(side, number.value(), "")
        : null;
  }

  private Exclusion.@Nullable Bound multiple(Exclusion.Side side, SpecNode node) {
    Fields fields = Fields.of(node, side.key(), List.of("times", "of"), problems);
    if (fields == null) {
      return null;
    }
    fields.require("times", "{ times: 2, of: nudging-strength }");
    fields.require("of", "{ times: 2, of: nudging-strength }");
    SpecNode.Entry of = fields.entry("of").orElse(null);
    Value times = fields.value(named("times"));
    if (of == null || !(times instanceof Value.Real factor)) {
      return null;
    }
    String other = of.value() instanceof SpecNode.Scalar scalar ? scalar.text() : "";
    if (!index.settingNames().contains(other)) {
      problems.add(
          of.value().place(),
          "of is "
              + of.value().shown()
              + ", no setting"
              + Words.advice(other, index.settingNames()));
      return null;
    }
    return new Exclusion.Bound(side, factor.value(), other);
  }

  private static Setting named(String name) {
    return new Setting(name, Setting.Kind.REAL, "-", SpecKeys.BOUND.range(), "A bound.");
  }
}
