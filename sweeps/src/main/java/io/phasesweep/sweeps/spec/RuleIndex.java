package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.RuleEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The register of rules, seen from the settings. */
final class RuleIndex {
  private final List<RuleEntry> rules;
  private final Map<String, List<RuleEntry>> bySetting = new TreeMap<>();

  RuleIndex(List<RuleEntry> rules) {
    this.rules = List.copyOf(rules);
    for (RuleEntry rule : rules) {
      for (Use use : rule.uses()) {
        bySetting.computeIfAbsent(use.setting().name(), n -> new ArrayList<>()).add(rule);
      }
    }
  }

  /** All rules, in the order of the register. */
  List<RuleEntry> rules() {
    return rules;
  }

  /** The rule of that name. */
  Optional<RuleEntry> rule(String name) {
    return rules.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Names of the rules. */
  List<String> ruleNames() {
    return rules.stream().map(RuleEntry::name).toList();
  }

  /** Names of all settings, sorted. */
  Set<String> settingNames() {
    return bySetting.keySet();
  }

  /** Names of the rules that have the setting. */
  String rulesWith(String setting) {
    return bySetting.getOrDefault(setting, List.of()).stream()
        .map(RuleEntry::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * The setting as the given rules allow it together, or as all rules do if none of these has it.
   * Its kind is the same for all: one name, one meaning.
   */
  Setting joined(String setting, List<RuleEntry> some) {
    List<Setting> all = uses(setting, some);
    if (all.isEmpty()) {
      all = uses(setting, rules);
    }
    Setting first = all.get(0);
    Range range = first.range();
    for (Setting other : all.subList(1, all.size())) {
      range = join(range, other.range());
    }
    return first.within(range);
  }

  private static List<Setting> uses(String setting, List<RuleEntry> some) {
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
