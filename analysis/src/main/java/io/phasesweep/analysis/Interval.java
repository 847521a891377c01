package io.phasesweep.analysis;

/**
 * An estimate with its 95 % interval.
 *
 * @param estimate the estimate
 * @param low lower end; NaN where n gives none
 * @param high upper end
 * @param n seeds behind it
 */
record Interval(double estimate, double low, double high, int n) {

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same with both ends cut to [least, most]. */
  Interval within(double least, double most) {
    return new Interval(
        estimate, Math.max(least, Math.min(most, low)), Math.max(least, Math.min(most, high)), n);
  }

  /** The same times {@code factor > 0}. */
  Interval times(double factor) {
    return new Interval(estimate * factor, low * factor, high * factor, n);
  }
}
