package io.phasesweep.core.trial;

import io.phasesweep.core.setting.Values;

/**
 * A measurement without learning.
 *
 * @param assay name in the register of assays
 * @param settings every setting of the assay, defaults written out
 * @param seed the seed
 */
public record AssayTrial(String assay, Values settings, long seed) implements Trial {}
