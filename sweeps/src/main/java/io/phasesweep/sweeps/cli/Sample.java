package io.phasesweep.sweeps.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of something: a share such as {@code 1%}, or a number such as {@code 20}.
 *
 * @param amount the number, or the share in percent
 * @param unit which of the two
 */
record Sample(double amount, Unit unit) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?(%?)");

  /** What the amount counts. */
  enum Unit {
    PERCENT,
    TRIALS
  }

  /** Reads it. */
  static Sample of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      double amount = Double.parseDouble(form.group(1));
      boolean percent = !form.group(2).isEmpty();
      if (amount > 0 && (percent ? amount <= 100 : amount == Math.rint(amount))) {
        return new Sample(amount, percent ? Unit.PERCENT : Unit.TRIALS);
      }
    }
    throw new UsageProblem(
        "--sample is '" + text + "'; a share up to 100% or a number of trials is allowed");
  }

  /** So many of {@code all}; at least one, if there is one. */
  long size(long all) {
    double wanted = unit == Unit.PERCENT ? Math.ceil(all * amount / 100) : amount;
    return Math.min(all, Math.max(1, (long) wanted));
  }
}
