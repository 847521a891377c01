package io.phasesweep.sweeps.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers of sweep files: how they are written, read and rounded. */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0\\d.*", Pattern.DOTALL);
  private static final Pattern ALL_ZEROS = Pattern.compile("[-+]?[0.]*([eE].*)?", Pattern.DOTALL);
  private static final Pattern RADIX = Pattern.compile("[-+]?0[xob][0-9a-fA-F_]+");
  private static final Pattern GROUPED = Pattern.compile("[-+]?\\d[\\d_]*(\\.[\\d_]*)?");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("nan", "write a finite number"),
          Map.entry(".nan", "write a finite number"),
          Map.entry(".inf", "write a finite number"),
          Map.entry("-.inf", "write a finite number"),
          Map.entry("+.inf", "write a finite number"),
          Map.entry("inf", "write a finite number"),
          Map.entry("infinity", "write a finite number"),
          Map.entry("~", "write a value, or leave the key out"),
          Map.entry("null", "write a value, or leave the key out"),
          Map.entry("yes", "write true"),
          Map.entry("on", "write true"),
          Map.entry("true", "write true"),
          Map.entry("no", "write false"),
          Map.entry("off", "write false"),
          Map.entry("false", "write false"));
  private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);
  private static final double LARGEST_WHOLE = 0x1p53;

  private Numbers() {}

  /** The finite number that {@code text} is, without leading zeros and not rounded to nothing. */
  static OptionalDouble read(String text) {
    if (!NUMBER.matcher(text).matches() || LEADING_ZERO.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    boolean vanished = value == 0 && !ALL_ZEROS.matcher(text).matches();
    return Double.isFinite(value) && !vanished
        ? OptionalDouble.of(value + 0.0)
        : OptionalDouble.empty();
  }

  /** Whether {@code value} is a whole number that a double holds exactly. */
  static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
  }

  /** What to write instead of a text that looks like a number, a flag or nothing; else empty. */
  static String advice(String text) {
    String word = WORDS.get(text.toLowerCase(Locale.ROOT));
    if (word != null) {
      return word;
    }
    if (NUMBER.matcher(text).matches()) {
      if (LEADING_ZERO.matcher(text).matches()) {
        return "write it without the leading zero";
      }
      return "it is too large or too small for a double";
    }
    if (RADIX.matcher(text).matches()) {
      return "write it in decimal";
    }
    return GROUPED.matcher(text).matches() ? "write it without underscores" : "";
  }

  /**
   * {@code value} to 9 significant digits, half-even. All computed values of axes pass through it:
   * what is left does not depend on the last bits of a library's logarithm.
   */
  public static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(NINE_DIGITS).doubleValue();
  }

  /** {@code value} as a person writes it: at most 9 significant digits. */
  public static String text(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal short9 = new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-5 && size < 1e15 ? short9.toPlainString() : short9.toString();
  }
}
