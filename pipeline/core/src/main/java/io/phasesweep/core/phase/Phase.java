package io.phasesweep.core.phase;

/** What a network is subject to during an interval of learning. */
public enum Phase {
  /** No teaching force. */
  FREE,
  /** The outputs are pulled by the cost. */
  NUDGED,
  /** The outputs are fixed. */
  CLAMPED
}
