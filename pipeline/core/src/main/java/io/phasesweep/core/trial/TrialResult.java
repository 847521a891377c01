package io.phasesweep.core.trial;

import java.io.Serializable;
import java.util.List;

/**
 * What a trial gave. Immutable but for {@code facts}, which is not modified after construction.
 *
 * @param trial the trial
 * @param outcome how it ended
 * @param facts all deterministic columns but those of the trial itself and of the outcome; the
 *     digest under {@code result_digest}
 * @param measurements all measurements, in order of epoch
 * @param wallSeconds time of the trial; provenance, never compared
 * @param cpuSeconds processor time of its thread; provenance
 */
public record TrialResult(
    Trial trial,
    Outcome outcome,
    Facts facts,
    List<Measurement> measurements,
    double wallSeconds,
    double cpuSeconds)
    implements Serializable {
  public TrialResult {
    measurements = List.copyOf(measurements);
  }
}
