package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;
import java.util.List;

/** A swept setting. */
public sealed interface Axis {

  /** Name of the setting. */
  String name();

  /** Where its key is. */
  Place place();

  /**
   * Values one by one, listed in the file or computed from its bounds.
   *
   * @param name name of the setting
   * @param values the values, all different unless zipped
   * @param places where each is written; one place for all if they were computed
   * @param spacing how they were given
   * @param place where the key is
   */
  record Listed(String name, List<Value> values, List<Place> places, Spacing spacing, Place place)
      implements Axis {
    public Listed {
      values = List.copyOf(values);
      places = List.copyOf(places);
    }

    /** Where value {@code i} is written. */
    public Place placeOf(int i) {
      return places.size() == 1 ? places.get(0) : places.get(i);
    }
  }

  /** How the values of an axis were given. */
  enum Spacing {
    LIST,
    LINEAR,
    LOG
  }

  /**
   * An interval that a sampled design draws from.
   *
   * @param name name of the setting
   * @param low lower bound, included
   * @param high upper bound
   * @param scale in what the draws are uniform
   * @param place where the key is
   */
  record Ranged(String name, double low, double high, Scale scale, Place place) implements Axis {

    /**
     * The value at {@code u} in [0, 1), to 9 significant digits.
     *
     * <pre>
     *   linear   low + u (high - low)
     *   log      exp(ln low + u (ln high - ln low))
     *   integer  low + floor(u (high - low + 1))
     * </pre>
     */
    public Value at(double u) {
      return switch (scale) {
        case INTEGER -> {
          double whole = low + Math.floor(u * (high - low + 1));
          yield new Value.Whole((long) Math.min(whole, high));
        }
        case LOG -> {
          double from = StrictMath.log(low);
          double log = from + u * (StrictMath.log(high) - from);
          yield new Value.Real(inside(Numbers.rounded(StrictMath.exp(log))));
        }
        case LINEAR -> new Value.Real(inside(Numbers.rounded(low + u * (high - low))));
      };
    }

    private double inside(double value) {
      return Math.max(low, Math.min(high, value));
    }
  }

  /** In what the draws of a range are uniform. */
  enum Scale {
    LINEAR,
    LOG,
    INTEGER
  }
}
