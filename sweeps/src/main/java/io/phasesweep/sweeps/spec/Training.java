package io.phasesweep.sweeps.spec;

import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.StopRule;

/**
 * What a sweep of rules has and one of assays lacks.
 *
 * @param data the data
 * @param budget how long a trial trains
 * @param cadence when it is measured
 * @param stop what ends it early
 */
public record Training(DataFacts data, Budget budget, Cadence cadence, StopRule stop) {}
