package io.phasesweep.spark;

import io.phasesweep.core.trial.Trial;
import java.io.Serializable;

/**
 * A trial and its place in a sweep's plan.
 *
 * @param trial the trial
 * @param trialId its name, 64 hex digits
 * @param cellId the name without its seed, 64 hex digits
 * @param block index of the block of the sweep file, from 0
 * @param point index of the point in its block, from 0
 * @param replicate index of the seed, from 0
 */
public record Member(
    Trial trial, String trialId, String cellId, int block, long point, int replicate)
    implements Serializable {}
