package io.phasesweep.core.trial;

import java.util.List;

/**
 * What an assay found.
 *
 * @param facts columns of its row
 * @param measurements scalars at epoch 0, curve points at epochs 0 .. n-1 with metrics {@code x},
 *     {@code y}
 */
public record AssayResult(Facts facts, List<Measurement> measurements) {
  public AssayResult {
    measurements = List.copyOf(measurements);
  }
}
