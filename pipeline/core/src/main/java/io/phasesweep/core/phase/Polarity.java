package io.phasesweep.core.phase;

/** The sign of a phase in an update. */
public enum Polarity {
  /** Data clamped, output nudged, or a real datum. */
  POSITIVE,
  /** The network free, or a wrong datum. */
  NEGATIVE
}
