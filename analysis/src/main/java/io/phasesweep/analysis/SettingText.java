package io.phasesweep.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Settings as words and numbers. */
final class SettingText {
  private static final List<String> HEADLINE =
      List.of(
          "nudging-strength", "nudging-asymmetry", "dissipation", "phase-jitter", "architecture");

  /** Headline axes in their order, then all others by name. */
  static final Comparator<String> HEADLINE_FIRST =
      Comparator.comparingInt(SettingText::rank).thenComparing(Comparator.naturalOrder());

  /** Words by name, before numbers by size. */
  static final Comparator<String> BY_VALUE =
      Comparator.comparingDouble((String t) -> number(t).orElse(Double.NEGATIVE_INFINITY))
          .thenComparing(Comparator.naturalOrder());

  private SettingText() {}

  private static int rank(String name) {
    int at = HEADLINE.indexOf(name);
    return at < 0 ? HEADLINE.size() : at;
  }

  /** The number a text stands for, if it does. */
  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException word) {
      return OptionalDouble.empty();
    }
  }
}
