package io.phasesweep.core.trial;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A registration, of a rule or of an assay: the one place that says which settings it has, their
 * ranges and defaults.
 */
public sealed interface TrialEntry permits RuleEntry, AssayEntry {

  /** What an entry registers. */
  enum Kind {
    RULE,
    ASSAY;

    /** The key of sweep files that names one. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Rule or assay. */
  Kind kind();

  /** The word of sweep files. */
  String name();

  /** Raised by a change that moves a number. */
  int semantics();

  /** The settings, in the order in which dependent defaults resolve. */
  List<Use> uses();

  /**
   * Builds what the settings describe, and forgets it.
   *
   * @return what a reader of the plan should know, one sentence each
   * @throws InvalidSetting if values do not go together
   */
  List<String> warnings(Values resolved);

  /**
   * Says before a trial begins that data do not fit, where sizes mean more than inputs and classes.
   *
   * @throws InvalidSetting if they do not
   */
  default void requireFit(Values resolved, ImageShape data, int classes) {}

  /** How the setting of that name is used, if it is. */
  default Optional<Use> use(String setting) {
    return uses().stream().filter(u -> u.setting().name().equals(setting)).findFirst();
  }

  /**
   * All settings that apply: {@code given} where it has a value, else the default.
   *
   * @throws InvalidSetting if {@code given} holds a setting that is not among the uses, one that
   *     does not apply beside the others, or a value out of range
   */
  default Values resolve(Values given) {
    Values all = Values.none();
    List<String> known = new ArrayList<>();
    for (Use use : uses()) {
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
        throw new InvalidSetting(name, "'" + name + "' does not apply to " + name());
      }
    }
    return all;
  }

  /** What to tell who gave a setting where its condition does not hold. */
  static String inapplicable(Use use) {
    Use.Condition condition = Objects.requireNonNull(use.condition());
    return "'" + use.setting().name() + "' applies only where " + condition.words();
  }

  /** Names of the settings that make {@code resolved} an extension of what is published, sorted. */
  default List<String> extensions(Values resolved) {
    return uses().stream()
        .filter(u -> u.extendsRule(resolved))
        .map(u -> u.setting().name())
        .sorted()
        .toList();
  }
}
