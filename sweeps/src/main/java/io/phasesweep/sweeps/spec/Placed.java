package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;

/**
 * A value and where the file gives it.
 *
 * @param value the value
 * @param place where it is written
 */
public record Placed(Value value, Place place) {}
