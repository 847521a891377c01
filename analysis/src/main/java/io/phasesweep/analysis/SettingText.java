package io.phasesweep.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Settings as words, numbers and units. */
final class SettingText {
  private static final List<String> HEADLINE =
      List.of(
          "nudging-strength", "nudging-asymmetry", "dissipation", "phase-jitter", "architecture");
  private static final String SWEEPS = "CV of relaxation sweeps";
  private static final Map<String, String> JITTER_UNITS =
      Map.of(
          "equilibrium-propagation", SWEEPS,
          "contrastive-hebbian", SWEEPS,
          "coupled-learning", SWEEPS,
          "flexible-phases", "CV of phase length",
          "nonequilibrium-memory", "CV of ramp times",
          "dual-propagation", "probability of a skipped or misdirected visit",
          "clapp", "coin correlation or probability of a shifted offset");

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

  /** Name and unit of an axis of a rule, as the title of an axis. */
  static String axisTitle(String rule, Axis axis) {
    String log = axis.logarithmic() ? ", log" : "";
    return switch (axis.name()) {
      case "nudging-strength" -> "nudging strength β (dimensionless" + log + ")";
      case "phase-jitter" -> "phase jitter (" + jitterUnit(rule) + ")";
      case "learning-rate" -> "learning rate (dimensionless" + log + ")";
      case "weight-noise" -> "weight noise (relative)";
      case "state-noise" -> "state noise (of the drive)";
      default -> words(axis.name()) + (axis.logarithmic() ? " (log)" : "");
    };
  }

  /** The same in lines, for an axis that stands upright. */
  static List<String> axisLines(String rule, Axis axis) {
    String title = axisTitle(rule, axis);
    int unit = title.indexOf(" (");
    return unit < 0 ? List.of(title) : List.of(title.substring(0, unit), title.substring(unit + 1));
  }

  /** The unit of phase jitter of a rule. */
  static String jitterUnit(String rule) {
    return JITTER_UNITS.getOrDefault(rule, "unit of the rule");
  }

  /** {@code nudging strength}. */
  static String words(String name) {
    return name.replace('-', ' ');
  }

  /** A value of an axis in few words: {@code nudge 0.02}. */
  static String at(Axis axis, String value) {
    return shortName(axis.name()) + " " + value;
  }

  private static String shortName(String name) {
    return switch (name) {
      case "nudging-strength" -> "nudge";
      case "phase-jitter" -> "jitter";
      default -> words(name);
    };
  }

  /** What the hardest end of an axis is called: {@code the weakest nudge}. */
  static String hardestEnd(Axis axis) {
    return (axis.name().equals("nudging-strength") ? "the weakest " : "the strongest ")
        + shortName(axis.name());
  }

  /** A value short enough for a tick: three significant digits. */
  static String tick(String value) {
    OptionalDouble number = number(value);
    if (number.isEmpty() || value.length() <= 5) {
      return value;
    }
    return new java.math.BigDecimal(number.getAsDouble())
        .round(new java.math.MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }
}
