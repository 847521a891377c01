package io.phasesweep.analysis;

import java.util.Locale;

/** Numbers as the page prints them. Shares in, percent or points out. */
final class Numbers {
  private static final String MINUS = "\u2212";
  private static final String THOUSANDS = "\u202f";
  private static final String NOT_MEASURED = "\u2013";

  private Numbers() {}

  /** {@code 2 488} with a narrow space. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(",", THOUSANDS);
  }

  /** {@code 47.7} of a share of .477. */
  static String percentValue(double share) {
    return fixed(100 * share, 1);
  }

  /** {@code 47.7 %}. */
  static String percent(double share) {
    return Double.isNaN(share) ? NOT_MEASURED : percentValue(share) + " %";
  }

  /** {@code [43.3, 52.0]} in percent. */
  static String percentEnds(Interval interval) {
    return ends(percentValue(interval.low()), percentValue(interval.high()), interval);
  }

  /** {@code 47.7 % [43.3, 52.0]}. */
  static String percent(Interval interval) {
    return percent(interval.estimate()) + " " + percentEnds(interval);
  }

  /** {@code +0.11}: a difference of shares in points. */
  static String points(double share) {
    if (Double.isNaN(share)) {
      return NOT_MEASURED;
    }
    String text = fixed(100 * share, 2);
    return text.equals("0.00") ? "0.00" : text.startsWith(MINUS) ? text : "+" + text;
  }

  /** {@code [-0.04, +0.25]} in points. */
  static String pointEnds(Interval interval) {
    return ends(points(interval.low()), points(interval.high()), interval);
  }

  /** {@code p < .001} or {@code .012}. */
  static String p(double p) {
    return p < 0.001 ? "<\u2009.001" : String.format(Locale.ROOT, "%.3f", p).replaceFirst("^0", "");
  }

  /** Fixed decimals with a true minus and no minus zero. */
  static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return NOT_MEASURED;
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.matches("-?0(\\.0*)?");
    if (zero) {
      return text.replace("-", "");
    }
    return text.replace("-", MINUS);
  }

  /** Six significant digits for tables and figures: fewer bytes, and no dust of summation order. */
  static double rounded(double value) {
    return Double.isFinite(value)
        ? Double.parseDouble(String.format(Locale.ROOT, "%.6g", value))
        : value;
  }

  private static String ends(String low, String high, Interval interval) {
    return Double.isNaN(interval.low()) ? "(n = 1: no interval)" : "[" + low + ", " + high + "]";
  }
}
