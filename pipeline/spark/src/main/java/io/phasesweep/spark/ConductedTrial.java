package io.phasesweep.spark;

import io.phasesweep.core.trial.TrialResult;
import java.time.Instant;

/**
 * A trial that was conducted and is not yet committed.
 *
 * @param assignment what was asked for
 * @param result what came out
 * @param started when it began
 */
record ConductedTrial(Assignment assignment, TrialResult result, Instant started) {}
