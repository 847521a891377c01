package io.phasesweep.core.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A number at an epoch.
 *
 * @param epoch 0 = before training; the point index of an assay
 * @param presentations training examples seen by then
 * @param metric name
 * @param layer null = whole net, 0 = input, 1 = first layer
 * @param value the number; may be non-finite in a diverged trial
 */
public record Measurement(
    double epoch, long presentations, String metric, @Nullable Integer layer, double value)
    implements Serializable {}
