package io.phasesweep.core.trial;

import io.phasesweep.core.network.Gradient;

/**
 * Two directions along which theta moves: what the rule would do, and what the reference would.
 *
 * @param update the rule's raw update
 * @param reference the reference direction
 * @param referenceName which gradient that is, for example {@code fixed-point}
 * @param macs multiply-adds spent on both
 */
public record UpdatePair(Gradient update, Gradient reference, String referenceName, long macs) {}
