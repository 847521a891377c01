package io.phasesweep.spark;

import io.phasesweep.core.trial.Measurement;
import java.util.List;

/**
 * A trial as it is stored.
 *
 * @param row its row of the table {@code trials}
 * @param measurements its measurements in stored order
 */
public record StoredTrial(StoredRow row, List<Measurement> measurements) {
  public StoredTrial {
    measurements = List.copyOf(measurements);
  }

  /** Name of the trial. */
  public String trialId() {
    return row.text("trial_id");
  }
}
