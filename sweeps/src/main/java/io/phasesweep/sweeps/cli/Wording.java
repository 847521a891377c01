package io.phasesweep.sweeps.cli;

import java.util.Locale;

/** Numbers as the terminal shows them. Shares in, percent out; thousands by a space. */
final class Wording {

  private Wording() {}

  /** For example {@code 1 640}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** For example {@code 45 trials}, {@code 1 trial}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A share with one decimal, for example {@code 47.7 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share without decimals, for example {@code 94 %}; only a whole is 100 %. */
  static String wholePercent(double share) {
    return (share >= 1 ? 100 : (int) Math.floor(100 * share)) + " %";
  }

  /** An interval of shares, for example {@code [43.3, 52.0]}; empty if it has no ends. */
  static String interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : String.format(Locale.ROOT, " [%.1f, %.1f]", 100 * low, 100 * high);
  }

  /** A length of time, for example {@code 37 s}, {@code 1 min 39 s}, {@code 2 h 5 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** A rough length of time, for example {@code 21 min}. */
  static String about(double seconds) {
    if (seconds < 60) {
      return Math.max(1, Math.round(seconds)) + " s";
    }
    if (seconds < 7200) {
      return Math.round(seconds / 60) + " min";
    }
    return Math.round(seconds / 3600) + " h";
  }

  /**
   * Time to go as a clock shows it, for example {@code 0:37}, {@code 1:02:00}; a dash if unknown.
   */
  static String clock(double seconds) {
    if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
      return "-";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
  }

  /** Core-hours with two significant digits, for example {@code 0.05}, {@code 1.4}. */
  static String coreHours(double seconds) {
    double hours = seconds / 3600;
    if (hours >= 10) {
      return count(Math.round(hours));
    }
    return String.format(Locale.ROOT, hours >= 1 ? "%.1f" : hours >= 0.01 ? "%.2f" : "%.4f", hours);
  }

  /** A size with a unit, for example {@code 9 MB}. */
  static String bytes(double bytes) {
    String[] units = {"kB", "MB", "GB", "TB"};
    double size = bytes / 1000;
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return Math.max(1, Math.round(size)) + " " + units[unit];
  }

  /** The first 8 digits of a name, enough to tell trials apart on a screen. */
  static String brief(String trialId) {
    return trialId.length() > 8 ? trialId.substring(0, 8) : trialId;
  }
}
