package io.phasesweep.spark;

import java.io.Serializable;

/**
 * A trial to be computed.
 *
 * @param member the trial
 * @param attempt how often it will then have been tried, from 1
 * @param predictedSeconds its predicted cost
 */
record Assignment(Member member, int attempt, double predictedSeconds) implements Serializable {}
