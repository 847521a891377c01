package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;
import java.util.List;
import java.util.Map;

/**
 * Points to drop: those that fit every condition.
 *
 * @param conditions by setting; {@code rule} among them
 * @param place where the file gives it
 */
public record Exclusion(Map<String, Condition> conditions, Place place) {

  /** What a setting must be to fit. */
  public sealed interface Condition {}

  /**
   * One of some values.
   *
   * @param values the values
   */
  public record OneOf(List<Value> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /**
   * A number within all bounds.
   *
   * @param bounds the bounds
   */
  public record Within(List<Bound> bounds) implements Condition {
    public Within {
      bounds = List.copyOf(bounds);
    }
  }

  /**
   * One bound: {@code factor}, or {@code factor} times another setting.
   *
   * @param side which side of it fits
   * @param factor the number
   * @param of the other setting, empty if the bound is the number itself
   */
  public record Bound(Side side, double factor, String of) {}

  /** Which side of a bound fits. */
  public enum Side {
    BELOW("below"),
    ABOVE("above"),
    AT_LEAST("at-least"),
    AT_MOST("at-most");

    private final String key;

    Side(String key) {
      this.key = key;
    }

    /** The word of sweep files. */
    public String key() {
      return key;
    }

    /** Whether {@code value} fits. */
    public boolean fits(double value, double bound) {
      return switch (this) {
        case BELOW -> value < bound;
        case ABOVE -> value > bound;
        case AT_LEAST -> value >= bound;
        case AT_MOST -> value <= bound;
      };
    }
  }
}
