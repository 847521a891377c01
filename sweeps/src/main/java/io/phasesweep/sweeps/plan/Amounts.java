package io.phasesweep.sweeps.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as people read them: counts, hours, durations, bytes. */
final class Amounts {
  private static final double MEGABYTE = 1e6;

  private Amounts() {}

  /** Two significant digits, plain. */
  static String twoDigits(double value) {
    if (value <= 0 || !Double.isFinite(value)) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** Hours of one core. */
  static String coreHours(double seconds) {
    return twoDigits(Math.max(seconds, 3.6) / 3_600);
  }

  /** A duration in the unit that suits it. */
  static String duration(double seconds) {
    if (seconds < 60) {
      return Math.max(1, Math.round(seconds)) + " s";
    }
    if (seconds < 7_200) {
      return Math.round(seconds / 60) + " min";
    }
    return twoDigits(seconds / 3_600) + " h";
  }

  /** Whole megabytes, at least one. */
  static String megabytes(double bytes) {
    return Math.max(1, (long) Math.ceil(bytes / MEGABYTE)) + " MB";
  }

  /** One decimal, in per cent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
