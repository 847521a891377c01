package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final TrialEntry entry;
  private final Points points;
  private final Filter filter;
  private final List<Use> following;
  private final List<Use> extensions;
  private final boolean[] given;
  private final @Nullable Value[] values;
  private final boolean[] applied;
  private final List<Setting> filtered;
  private final TreeMap<String, Value> live = new TreeMap<>();
  private final Set<String> moved = new HashSet<>();
  private @Nullable CanonicalText text;
  private Values settings = Values.none();
  private long excluded;

  Cells(SweepSpec spec, Block block, RulePart part) {
    this.spec = spec;
    this.entry = part.entry();
    this.points = new Points(block, part);
    this.filter = new Filter(entry, block.exclusions());
    part.fixed().forEach((name, placed) -> live.put(name, placed.value()));
    Set<String> named = new HashSet<>(live.keySet());
    part.factors().forEach(f -> f.axes().forEach(a -> named.add(a.name())));
    this.following =
        entry.uses().stream()
            .filter(use -> use.condition() != null || !named.contains(use.setting().name()))
            .toList();
    this.extensions =
        entry.uses().stream().filter(use -> use.standing() == Use.Standing.EXTENSION).toList();
    this.given = new boolean[following.size()];
    this.values = new Value[following.size()];
    this.applied = new boolean[following.size()];
    for (int i = 0; i < given.length; i++) {
      String name = following.get(i).setting().name();
      given[i] = named.contains(name);
      values[i] = live.get(name);
    }
    this.filtered =
        entry.uses().stream()
            .map(Use::setting)
            .filter(s -> named.contains(s.name()) && isFiltered(block, s))
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
      Value value = settings.find(setting.name());
      if (value != null && !setting.allows(value)) {
        throw new InvalidSetting(
            setting.name(),
            setting.name()
                + " is "
                + value.text()
                + "; "
                + setting.allowed()
                + " is allowed for "
                + entry.name());
      }
    }
  }

  private void resolve() {
    points.putInto(live);
    settings = Values.of(live);
    for (int i = 0; i < values.length; i++) {
      Use use = following.get(i);
      String name = use.setting().name();
      Value before = live.get(name);
      Value value = value(i, use, before);
      if (!Objects.equals(value, before)) {
        if (value == null) {
          live.remove(name);
        } else {
          live.put(name, value);
        }
        settings = Values.of(live);
      }
    }
  }

  /** The value in the present cell, or null where the setting does not apply. Modified: this. */
  private @Nullable Value value(int i, Use use, @Nullable Value live) {
    if (given[i]) {
      values[i] = live != null ? live : values[i];
      boolean applies = use.applies(settings);
      applied[i] |= applies;
      return applies ? values[i] : null;
    }
    Value value = use.applies(settings) ? use.byDefault().apply(settings) : null;
    if (values[i] != null && !values[i].equals(value)) {
      moved.add(use.setting().name());
    }
    values[i] = value != null ? value : values[i];
    return value;
  }

  /** Whether each setting that the file gives and that applies in some cells did so far. */
  Map<Use, Boolean> conditional() {
    Map<Use, Boolean> some = new LinkedHashMap<>();
    for (int i = 0; i < given.length; i++) {
      if (given[i]) {
        some.put(following.get(i), applied[i]);
      }
    }
    return some;
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
  Trial trial(long seed) {
    return spec.trial(entry, settings, seed);
  }

  /** The names of the present cell and its trials. */
  CanonicalText names() {
    if (text == null || !text.follow(settings)) {
      text = CanonicalText.of(trial(spec.seeds().first()), entry.semantics());
    }
    return text;
  }

  /**
   * The settings that the file neither fixes nor sweeps: their value, or {@link #DEPENDS} for those
   * that were not the same in all cells so far.
   */
  Map<String, String> defaults() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      String name = following.get(i).setting().name();
      Value value = values[i];
      if (value != null && !given[i]) {
        texts.put(name, moved.contains(name) ? DEPENDS : value.text());
      }
    }
    return texts;
  }
}
