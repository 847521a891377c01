package io.phasesweep.analysis;

import java.util.Locale;

/**
 * What the rows say about one expectation.
 *
 * @param expectation the line of the pack
 * @param low lower end of what was seen: of the interval, or the least of the seeds
 * @param estimate mean, median, or the seed nearest to breaking the line
 * @param high upper end
 * @param n seeds behind it
 * @param planned seeds the pack asks for
 * @param verdict what follows
 * @param why why nothing is decided; else empty
 */
public record Replication(
    Expectation expectation,
    double low,
    double estimate,
    double high,
    int n,
    int planned,
    Verdict verdict,
    String why) {

  /** Replicated, not, or not told apart. */
  public enum Verdict {
    REPLICATED("replicated"),
    NOT_REPLICATED("not replicated"),
    INCONCLUSIVE("inconclusive");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** As a report says it. */
    public String word() {
      return word;
    }
  }

  /** {@code 0.057 [0.052, 0.063]}; of single seeds {@code 0.047 .. 0.063}. */
  public String seen() {
    if (n == 0) {
      return Numbers.fixed(Double.NaN, 0);
    }
    boolean seeds =
        expectation.statistic() == Expectation.Statistic.EVERY
            || expectation.statistic() == Expectation.Statistic.ANY;
    if (seeds) {
      return digits(low) + " .. " + digits(high);
    }
    return digits(estimate)
        + (Double.isNaN(low) ? "" : " [" + digits(low) + ", " + digits(high) + "]");
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** What was expected, for example {@code at most 0.2}. */
  public String expected() {
    return expectation.bounds();
  }
}
