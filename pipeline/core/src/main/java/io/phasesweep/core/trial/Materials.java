package io.phasesweep.core.trial;

import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.kernel.Kernels;

/**
 * What a task gives a trial; never a setting.
 *
 * @param data the data set, split and preprocessed
 * @param kernels the compute core
 */
public record Materials(Dataset data, Kernels kernels) {}
