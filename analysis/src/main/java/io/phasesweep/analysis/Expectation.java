package io.phasesweep.analysis;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One line of what a published or measured result lets expect, fixed before any trial of ours ran:
 *
 * <pre>
 *   low &lt;= statistic over seeds of (value in cells - times x value in above) &lt;= high
 * </pre>
 *
 * @param name its name in the pack
 * @param kind form in which the pack states it
 * @param statistic over seeds
 * @param of what is measured: {@code error} (final, on the evaluation part; chance if diverged),
 *     {@code outcome/WORD} (1 or 0), a column of the table {@code trials}, or a metric at its last
 *     epoch
 * @param layer layer of a metric; empty: the whole net
 * @param cells rule and settings that exactly one cell has
 * @param above the same of a second cell whose value is taken off, seed by seed; empty: none
 * @param times factor on the second cell
 * @param axis for {@link Statistic#LEAST_TRAINED}: the axis that {@code cells} leaves open; else
 *     empty
 * @param low least allowed; -infinity: no lower bound
 * @param high largest allowed; infinity: no upper bound
 * @param tag where the number comes from: code, measured, derived, docs or abstract
 * @param note one line about it; may be empty
 */
public record Expectation(
    String name,
    Kind kind,
    Statistic statistic,
    String of,
    OptionalInt layer,
    Map<String, String> cells,
    Map<String, String> above,
    double times,
    String axis,
    double low,
    double high,
    String tag,
    String note) {
  public Expectation {
    cells = Map.copyOf(cells);
    above = Map.copyOf(above);
  }

  /** Forms of a statement. */
  public enum Kind {
    /** value +- margin. */
    EQUIVALENT,
    /** value, from above. */
    AT_MOST,
    /** One cell above another, by a margin. */
    ORDERING,
    /** low .. high, one of them may be open. */
    RANGE
  }

  /** What is taken over the seeds. */
  public enum Statistic {
    /** Mean with its t interval. */
    MEAN,
    /** Median with a bootstrap interval; needs 10 seeds. */
    MEDIAN,
    /** Holds for each seed. */
    EVERY,
    /** Holds for at least one seed. */
    ANY,
    /**
     * Index on {@code axis}, from 0, of the smallest value at which at least 9 of 10 seeds train;
     * the number of values if there is none. Bootstrap over seeds, the same for all cells.
     */
    LEAST_TRAINED
  }

  /** {@code at most 0.2}, {@code 0.038 to 0.076}, {@code above 0}. */
  String bounds() {
    if (Double.isInfinite(high)) {
      return (kind == Kind.ORDERING ? "above " : "at least ") + text(low);
    }
    return Double.isInfinite(low) ? "at most " + text(high) : text(low) + " to " + text(high);
  }

  private static String text(double value) {
    String text = Double.toString(Numbers.rounded(value));
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
