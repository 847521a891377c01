package io.phasesweep.core.setting;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of one setting, with the canonical text that enters a trial's name.
 *
 * <p>The text of a real is its IEEE bits, because {@link Double#toString} differs between JDKs.
 */
public sealed interface Value extends Serializable {

  /** The canonical text, for example {@code r:3fe0000000000000} or {@code [i:64,i:10]}. */
  String canonical();

  /** The value as a person writes it in a sweep file. */
  String text();

  /** A finite double; -0 is stored as 0. */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a real setting is finite, not " + value);
      }
      value += 0.0;
    }

    @Override
    public String canonical() {
      String hex = Long.toHexString(Double.doubleToLongBits(value));
      return "r:" + "0".repeat(16 - hex.length()) + hex;
    }

    @Override
    public String text() {
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
      return whole ? Long.toString((long) value) : shortest(value);
    }

    /** The shortest decimal that reads back as {@code value}, the same on every JDK. */
    private static String shortest(double value) {
      BigDecimal exact = new BigDecimal(value);
      for (int digits = 1; ; digits++) {
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros().toString();
        }
      }
    }
  }

  /** A whole number. */
  record Whole(long value) implements Value {
    @Override
    public String canonical() {
      return "i:" + value;
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Value {
    @Override
    public String canonical() {
      return "b:" + value;
    }

    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** A word from a closed set, or a name. */
  record Name(String value) implements Value {
    @Override
    public String canonical() {
      return "n:" + value;
    }

    @Override
    public String text() {
      return value;
    }
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String canonical() {
      return items.stream().map(Value::canonical).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String text() {
      return items.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
    }
  }
}
