package io.phasesweep.core.trial;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The registration of a rule: the one place that says which settings it has, their ranges and
 * defaults.
 *
 * @param name the word of sweep files
 * @param semantics raised by a change that moves a number
 * @param uses the settings, in the order in which dependent defaults resolve
 * @param locality what its synapses must know, for given settings
 * @param factory from resolved values to the rule; throws {@link InvalidSetting} where values do
 *     not go together
 */
public record RuleEntry(
    String name,
    int semantics,
    List<Use> uses,
    Function<Values, Locality> locality,
    Function<Values, Rule> factory) {
  public RuleEntry {
    uses = List.copyOf(uses);
  }

  /** How this rule uses the setting of that name, if it does. */
  public Optional<Use> use(String setting) {
    return uses.stream().filter(u -> u.setting().name().equals(setting)).findFirst();
  }

  /**
   * All settings of the rule that apply: {@code given} where it has a value, else the default.
   *
   * @throws InvalidSetting if {@code given} holds a setting that the rule lacks, one that does not
   *     apply beside the others, or a value out of range
   */
  public Values resolve(Values given) {
    return resolve(name, uses, given);
  }

  static Values resolve(String owner, List<Use> uses, Values given) {
    Values all = Values.none();
    List<String> known = new ArrayList<>();
    for (Use use : uses) {
      Setting setting = use.setting();
      known.add(setting.name());
      Value value = given.find(setting.name());
      if (!use.applies(all)) {
        if (value != null) {
          throw new InvalidSetting(setting.name(), inapplicable(use));
        }
        continue;
      }
      if (value != null && !setting.allows(value)) {
        throw new InvalidSetting(
            setting.name(),
            setting.name() + " is " + value.text() + "; " + setting.allowed() + " is allowed");
      }
      all = all.with(setting, value != null ? value : use.byDefault().apply(all));
    }
    for (String name : given.names()) {
      if (!known.contains(name)) {
        throw new InvalidSetting(name, "'" + name + "' does not apply to " + owner);
      }
    }
    return all;
  }

  /** What to tell who gave a setting where its condition does not hold. */
  public static String inapplicable(Use use) {
    Use.Condition condition = Objects.requireNonNull(use.condition());
    return "'" + use.setting().name() + "' applies only where " + condition.words();
  }

  /**
   * Names of the settings that make {@code resolved} an extension of the published rule, sorted.
   */
  public List<String> extensions(Values resolved) {
    return uses.stream()
        .filter(u -> u.extendsRule(resolved))
        .map(u -> u.setting().name())
        .sorted()
        .toList();
  }
}
