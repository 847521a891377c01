package io.phasesweep.core.engine;

import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Primary;
import java.util.List;

/**
 * From the primary metric to the score. Mutable: it remembers the first value.
 *
 * <pre>
 *   score = 1 - error                                   for a classifier's error
 *         = (start - value) / (start - best)            for any other metric
 * </pre>
 */
final class Scoring {
  static final String ERROR = "error";

  private final Primary primary;
  private double start = Double.NaN;

  /**
   * @param own what the rule scores
   * @param asked metric that the sweep asks for; empty for the rule's own
   */
  Scoring(Primary own, String asked) {
    this.primary =
        asked.isEmpty() || asked.equals(own.metric()) ? own : new Primary(asked, null, 0, 0, .5);
  }

  Primary primary() {
    return primary;
  }

  boolean isError() {
    return primary.metric().equals(ERROR);
  }

  /**
   * The value of the primary metric.
   *
   * @param point all measurements of this point
   * @throws IllegalArgumentException if nobody measured it
   */
  double value(List<Measurement> point) {
    for (Measurement m : point) {
      boolean sameLayer =
          primary.layer() == null ? m.layer() == null : primary.layer().equals(m.layer());
      if (sameLayer && m.metric().equals(primary.metric())) {
        return m.value();
      }
    }
    throw new IllegalArgumentException(
        "measure.primary: this rule has no metric '" + primary.metric() + "'");
  }

  /** The score. Modified: this, by the first call. */
  double score(double value) {
    if (isError()) {
      return 1 - value;
    }
    if (Double.isNaN(start)) {
      start = value;
    }
    double span = start - primary.best();
    return span > 0 ? (start - value) / span : 0;
  }
}
