package io.phasesweep.core.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A named quantity that a sweep file may fix or sweep: one name, three spellings (kebab-case in
 * files, snake_case in columns, camelCase in code).
 *
 * @param name kebab-case
 * @param kind what a value is made of; types come from here, never from the file
 * @param unit unit, {@code -} if dimensionless
 * @param range what is allowed; of each element for a list
 * @param meaning one sentence for the dictionary and the editor
 */
public record Setting(String name, Kind kind, String unit, Range range, String meaning) {

  /** What a value is made of. */
  public enum Kind {
    /** A finite number, stored as a double; words of the range are allowed beside it. */
    REAL,
    /** A whole number. */
    WHOLE,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A word of the range. */
    WORD,
    /** A list of reals; words of the range are allowed in its place. */
    REALS,
    /** Layer sizes and convolution words. */
    LAYERS
  }

  /** The column of this setting: snake_case. */
  public String column() {
    return name.replace('-', '_');
  }

  /** The same setting with a narrower range, as one rule uses it. */
  public Setting within(Range narrower) {
    return new Setting(name, kind, unit, narrower, meaning);
  }

  /** Whether {@code value} is of this setting's kind and in its range. */
  public boolean allows(Value value) {
    return switch (kind) {
      case REAL ->
          (value instanceof Value.Real real && range.contains(real.value()))
              || (value instanceof Value.Name word && range.contains(word.value()));
      case WHOLE -> value instanceof Value.Whole whole && range.contains((double) whole.value());
      case FLAG -> value instanceof Value.Flag;
      case WORD -> value instanceof Value.Name word && range.contains(word.value());
      case REALS ->
          value instanceof Value.Name word
              ? range.contains(word.value())
              : value instanceof Value.Items list
                  && !list.items().isEmpty()
                  && list.items().stream()
                      .allMatch(v -> v instanceof Value.Real real && range.contains(real.value()));
      case LAYERS ->
          value instanceof Value.Items list
              && list.items().size() >= 2
              && list.items().stream()
                  .allMatch(
                      v ->
                          (v instanceof Value.Whole whole && range.contains((double) whole.value()))
                              || v instanceof Value.Name);
    };
  }

  /** What is allowed, as an error message says it, for example "a number above 0". */
  public String allowed() {
    List<String> parts = new ArrayList<>();
    if (kind == Kind.FLAG) {
      return "true or false";
    }
    if (kind == Kind.LAYERS) {
      return "a list of layer sizes from inputs to classes, such as [64, 64, 10]";
    }
    if (range.allowsNumbers()) {
      parts.add(numbers());
    }
    if (!range.words().isEmpty()) {
      parts.add(range.words().stream().collect(Collectors.joining(", ")));
    }
    return (kind == Kind.REALS ? "a list of numbers, each " : "") + String.join(", or ", parts);
  }

  private String numbers() {
    String noun = kind == Kind.WHOLE ? "a whole number" : "a number";
    boolean below = range.high() == Double.POSITIVE_INFINITY;
    boolean above = range.low() == Double.NEGATIVE_INFINITY;
    if (below && above) {
      return noun;
    }
    if (below) {
      return noun + (range.lowOpen() ? " above " : " from ") + plain(range.low());
    }
    if (above) {
      return noun + (range.highOpen() ? " below " : " up to ") + plain(range.high());
    }
    return noun
        + (range.lowOpen() ? " above " : " from ")
        + plain(range.low())
        + (range.highOpen() ? " and below " : " to ")
        + plain(range.high());
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound)
        ? String.format(Locale.ROOT, "%d", (long) bound)
        : Double.toString(bound);
  }
}
