package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.TrialEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The registers of rules and assays, seen from the settings. */
final class EntryIndex {
  private final List<TrialEntry> entries;
  private final Map<String, List<TrialEntry>> bySetting = new TreeMap<>();

  EntryIndex(List<RuleEntry> rules, List<AssayEntry> assays) {
    List<TrialEntry> all = new ArrayList<>(rules);
    all.addAll(assays);
    this.entries = List.copyOf(all);
    for (TrialEntry entry : entries) {
      for (Use use : entry.uses()) {
        bySetting.computeIfAbsent(use.setting().name(), n -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** All entries, in the order of the registers. */
  List<TrialEntry> entries() {
    return entries;
  }

  /** The entry of that name. */
  Optional<TrialEntry> entry(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** Names of the rules, or of the assays. */
  List<String> names(TrialEntry.Kind kind) {
    return entries.stream().filter(e -> e.kind() == kind).map(TrialEntry::name).toList();
  }

  /** The name of a rule, or of an assay, as a setting: a word. */
  Setting naming(TrialEntry.Kind kind) {
    return new Setting(
        kind.key(),
        Setting.Kind.WORD,
        "-",
        Range.oneOf(names(kind).toArray(String[]::new)),
        kind == TrialEntry.Kind.RULE ? "The learning rule." : "What is measured.");
  }

  /** Names of all settings, sorted. */
  Set<String> settingNames() {
    return bySetting.keySet();
  }

  /** Names of the rules and assays that have the setting. */
  String having(String setting) {
    return bySetting.getOrDefault(setting, List.of()).stream()
        .map(TrialEntry::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * The setting as the given entries allow it together, or as all do if none of these has it. Its
   * kind is the same for all: one name, one meaning.
   */
  Setting joined(String setting, List<TrialEntry> some) {
    List<Setting> all = uses(setting, some);
    if (all.isEmpty()) {
      all = uses(setting, entries);
    }
    Setting first = all.get(0);
    Range range = first.range();
    for (Setting other : all.subList(1, all.size())) {
      range = join(range, other.range());
    }
    return first.within(range);
  }

  private static List<Setting> uses(String setting, List<TrialEntry> some) {
    return some.stream().flatMap(r -> r.use(setting).stream()).map(Use::setting).toList();
  }

  private static Range join(Range a, Range b) {
    Set<String> words = new LinkedHashSet<>(a.words());
    words.addAll(b.words());
    List<String> both = List.copyOf(words);
    if (!a.allowsNumbers() || !b.allowsNumbers()) {
      Range numbers = a.allowsNumbers() ? a : b;
      return new Range(numbers.low(), numbers.lowOpen(), numbers.high(), numbers.highOpen(), both);
    }
    Range lower = reachesLower(a, b) ? a : b;
    Range upper = reachesHigher(a, b) ? a : b;
    return new Range(lower.low(), lower.lowOpen(), upper.high(), upper.highOpen(), both);
  }

  private static boolean reachesLower(Range a, Range b) {
    return a.low() < b.low() || (a.low() == b.low() && !a.lowOpen());
  }

  private static boolean reachesHigher(Range a, Range b) {
    return a.high() > b.high() || (a.high() == b.high() && !a.highOpen());
  }
}
