package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the cells of one rule in one block: takes the next point, lets dependent defaults
 * follow, drops what is excluded. Only what changed from one cell to the next is done anew, which
 * is what makes a million of them cheap. Mutable, not thread-safe.
 */
final class Cells {
  /** The text of a default that follows another setting. */
  static final String DEPENDS = "depends on other settings";

  private final SweepSpec spec;
  private final RuleEntry rule;
  private final Points points;
  private final Filter filter;
  private final List<Use> byDefault;
  private final List<Use> extensions;
  private final @Nullable Value[] defaults;
  private final List<Setting> filtered;
  private final TreeMap<String, Value> live = new TreeMap<>();
  private final Set<String> moved = new HashSet<>();
  private @Nullable CanonicalText text;
  private Values settings = Values.none();
  private long excluded;

  Cells(SweepSpec spec, Block block, RulePart part) {
    this.spec = spec;
    this.rule = part.rule();
    this.points = new Points(block, part);
    this.filter = new Filter(rule.name(), block.exclusions());
    part.fixed().forEach((name, placed) -> live.put(name, placed.value()));
    TreeMap<String, Value> given = new TreeMap<>(live);
    part.factors().forEach(f -> f.axes().forEach(a -> given.put(a.name(), new Value.Flag(true))));
    this.byDefault =
        rule.uses().stream().filter(use -> !given.containsKey(use.setting().name())).toList();
    this.extensions =
        rule.uses().stream().filter(use -> use.standing() == Use.Standing.EXTENSION).toList();
    this.defaults = new Value[byDefault.size()];
    this.filtered =
        rule.uses().stream()
            .map(Use::setting)
            .filter(s -> given.containsKey(s.name()) && isFiltered(block, s))
            .toList();
  }

  private static boolean isFiltered(Block block, Setting setting) {
    return block.exclusions().stream().anyMatch(e -> e.conditions().containsKey(setting.name()));
  }

  /**
   * Moves to the next cell that is not excluded. Modified: this. Returns whether there is one.
   *
   * @throws InvalidSetting if a value is not allowed for this rule; the cell after it can be asked
   *     for
   */
  boolean next() {
    while (points.next()) {
      resolve();
      if (filter.drops(settings)) {
        excluded++;
      } else {
        check();
        return true;
      }
    }
    return false;
  }

  /** Values that an exclusion might have dropped were not checked when the file was read. */
  private void check() {
    for (Setting setting : filtered) {
      Value value = settings.value(setting);
      if (!setting.allows(value)) {
        throw new InvalidSetting(
            setting.name(),
            setting.name()
                + " is "
                + value.text()
                + "; "
                + setting.allowed()
                + " is allowed for "
                + rule.name());
      }
    }
  }

  private void resolve() {
    points.putInto(live);
    settings = Values.of(live);
    for (int i = 0; i < defaults.length; i++) {
      Use use = byDefault.get(i);
      Value value = use.byDefault().apply(settings);
      if (!value.equals(defaults[i])) {
        if (defaults[i] != null) {
          moved.add(use.setting().name());
        }
        defaults[i] = value;
        live.put(use.setting().name(), value);
        settings = Values.of(live);
      }
    }
  }

  /** Settings of the present cell, defaults written out. */
  Values settings() {
    return settings;
  }

  /** The uses of the rule that are no part of it as published. */
  List<Use> extensions() {
    return extensions;
  }

  /** Index of the present point among those of its rule and block. */
  long point() {
    return points.index();
  }

  /** Cells dropped so far. */
  long excluded() {
    return excluded;
  }

  /** The trial of the present cell with that seed. */
  LearningTrial trial(long seed) {
    return new LearningTrial(
        rule.name(), settings, spec.data().key(), spec.budget(), spec.cadence(), spec.stop(), seed);
  }

  /** The names of the present cell and its trials. */
  CanonicalText names() {
    if (text == null || !text.follow(settings)) {
      text = CanonicalText.of(trial(spec.seeds().first()), rule.semantics());
    }
    return text;
  }

  /**
   * The settings that the file neither fixes nor sweeps: their value, or {@link #DEPENDS} for those
   * that were not the same in all cells so far.
   */
  Map<String, String> defaults() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < defaults.length; i++) {
      String name = byDefault.get(i).setting().name();
      Value value = defaults[i];
      if (value != null) {
        texts.put(name, moved.contains(name) ? DEPENDS : value.text());
      }
    }
    return texts;
  }
}
