package io.phasesweep.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cell of a rule stands for it: chosen from the plan and the rule's defaults, never from a
 * result.
 */
final class Reference {
  private final SweepTrials sweep;
  private final Map<String, Map<String, String>> defaults;

  Reference(SweepTrials sweep, Map<String, Map<String, String>> defaults) {
    this.sweep = sweep;
    this.defaults = defaults;
  }

  /** Per axis of the rule its default where that is swept, else its value at rest. */
  Map<String, String> settings(String rule) {
    Map<String, String> chosen = new LinkedHashMap<>();
    sweep
        .axes(rule)
        .forEach((name, values) -> chosen.put(name, chosen(rule, new Axis(name, values))));
    return chosen;
  }

  private String chosen(String rule, Axis axis) {
    String wanted = defaults.getOrDefault(rule, Map.of()).get(axis.name());
    return wanted == null
        ? axis.rest()
        : axis.values().stream()
            .filter(v -> SettingText.BY_VALUE.compare(v, wanted) == 0)
            .findFirst()
            .orElse(axis.rest());
  }

  /** The reference cell of a rule; of several that fit, the first. */
  Optional<Cell> cell(String rule) {
    return cell(rule, settings(rule));
  }

  /** The cell of a rule with the given values on its axes. */
  Optional<Cell> cell(String rule, Map<String, String> settings) {
    return sweep.cells(rule).stream()
        .filter(c -> c.settings().entrySet().containsAll(settings.entrySet()))
        .findFirst();
  }

  /** The reference with some axes moved elsewhere. */
  Optional<Cell> cell(String rule, List<Axis> moved) {
    Map<String, String> settings = settings(rule);
    moved.forEach(axis -> settings.put(axis.name(), axis.hardest()));
    return cell(rule, settings);
  }
}
