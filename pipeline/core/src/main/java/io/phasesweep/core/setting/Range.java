package io.phasesweep.core.setting;

import java.util.List;

/**
 * The values that a setting allows: an interval of numbers, a set of words, or both.
 *
 * @param low lower bound; {@code -Infinity} for none
 * @param lowOpen whether {@code low} itself is excluded
 * @param high upper bound; {@code Infinity} for none
 * @param highOpen whether {@code high} itself is excluded
 * @param words words that are allowed beside, or instead of, numbers
 */
public record Range(
    double low, boolean lowOpen, double high, boolean highOpen, List<String> words) {
  public Range {
    words = List.copyOf(words);
  }

  /** Every finite number. */
  public static Range any() {
    return new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true, List.of());
  }

  /** Numbers {@code >= low}. */
  public static Range atLeast(double low) {
    return new Range(low, false, Double.POSITIVE_INFINITY, true, List.of());
  }

  /** Numbers {@code > low}. */
  public static Range above(double low) {
    return new Range(low, true, Double.POSITIVE_INFINITY, true, List.of());
  }

  /** Numbers from {@code low} to {@code high}, both included. */
  public static Range between(double low, double high) {
    return new Range(low, false, high, false, List.of());
  }

  /** Numbers above {@code low}, up to and including {@code high}. */
  public static Range aboveTo(double low, double high) {
    return new Range(low, true, high, false, List.of());
  }

  /** Only the given words. */
  public static Range oneOf(String... words) {
    // An empty interval: no number lies in it.
    return new Range(1, false, 0, false, List.of(words));
  }

  /** This range and the given words. */
  public Range orWords(String... more) {
    return new Range(low, lowOpen, high, highOpen, List.of(more));
  }

  /** Whether some number is allowed. */
  public boolean allowsNumbers() {
    return low <= high;
  }

  /** Whether {@code number} lies in the interval. */
  public boolean contains(double number) {
    boolean aboveLow = lowOpen ? number > low : number >= low;
    boolean belowHigh = highOpen ? number < high : number <= high;
    return aboveLow && belowHigh;
  }

  /** Whether {@code word} is one of the allowed words. */
  public boolean contains(String word) {
    return words.contains(word);
  }
}
