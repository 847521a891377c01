package io.phasesweep.core.engine;

import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Primary;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

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
  static final String LOSS = "loss";
  static final String READOUT_ERROR = "readout_error";

  private final Primary primary;
  private double start = Double.NaN;

  /**
   * @param own what the rule scores
   * @param asked metric that the sweep asks for; empty for the rule's own
   * @param classes number of classes
   * @throws IllegalArgumentException if {@code asked} cannot be scored
   */
  Scoring(Primary own, String asked, int classes) {
    if (asked.isEmpty() || asked.equals(own.metric())) {
      this.primary = own;
    } else if (asked.equals(ERROR)) {
      this.primary = Primary.error(classes);
    } else if (asked.equals(LOSS)) {
      this.primary = new Primary(LOSS, null, 0, 0, .5);
    } else {
      throw new IllegalArgumentException(
          "measure.primary is "
              + asked
              + "; "
              + String.join(", ", new TreeSet<>(List.of(ERROR, LOSS, own.metric())))
              + " can be scored");
    }
  }

  Primary primary() {
    return primary;
  }

  boolean isError() {
    return primary.metric().equals(ERROR);
  }

  /** Whether the error of a read-out is scored against the untrained net's. */
  boolean isReadoutError() {
    return primary.metric().equals(READOUT_ERROR);
  }

  boolean isLoss() {
    return primary.metric().equals(LOSS);
  }

  /**
   * The value of the primary metric among what the rule measured.
   *
   * @throws IllegalStateException if it is not there: a bug of the rule
   */
  double value(List<Measurement> measured) {
    return measured.stream()
        .filter(m -> m.metric().equals(primary.metric()))
        .filter(m -> Objects.equals(m.layer(), primary.layer()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no metric " + primary.metric()))
        .value();
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
