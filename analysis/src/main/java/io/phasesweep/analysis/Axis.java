package io.phasesweep.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A swept setting of a rule.
 *
 * @param name the setting
 * @param values its values as written, ascending
 */
record Axis(String name, List<String> values) {
  private static final double DECADE = 10;

  int size() {
    return values.size();
  }

  boolean numeric() {
    return values.stream().allMatch(v -> SettingText.number(v).isPresent());
  }

  /** Whether distances on it are ratios: all values above 0, spanning a factor of 10 or more. */
  boolean logarithmic() {
    if (!numeric()) {
      return false;
    }
    double first = number(values.get(0));
    return first > 0 && number(values.get(size() - 1)) >= DECADE * first;
  }

  /** Where its values lie: numbers, or their logarithms; words at equal distances. */
  double[] positions() {
    double[] at = new double[size()];
    boolean log = logarithmic();
    for (int i = 0; i < at.length; i++) {
      OptionalDouble number = SettingText.number(values.get(i));
      double value = numeric() ? number.orElseThrow() : i;
      at[i] = log ? Math.log(value) : value;
    }
    return at;
  }

  /** Where the rule has it easiest: the value its other axes are looked at from. */
  String rest() {
    if (name.equals("nudging-strength") && numeric()) {
      return values.get(size() - 1);
    }
    return values.get(0);
  }

  /** The far end of an axis along which learning gets harder by construction, if it is one. */
  boolean harder() {
    return List.of("nudging-strength", "phase-jitter", "weight-noise", "state-noise").contains(name)
        && numeric();
  }

  /** The hardest value of such an axis: the weakest nudge, the strongest disorder. */
  String hardest() {
    return name.equals("nudging-strength") ? values.get(0) : values.get(size() - 1);
  }

  private static double number(String text) {
    return SettingText.number(text).orElseThrow();
  }
}
