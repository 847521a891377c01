package io.phasesweep.core.kernel;

import java.util.Locale;

/** A unit's nonlinearity; the projections of energy-based nets are the clipping ones. */
public enum Activation {
  IDENTITY,
  RELU,
  /** Clip to [0, 1]. */
  HARD_SIGMOID,
  /** Clip to [-1, 1]. */
  HARD_TANH,
  TANH,
  SIGMOID;

  /** The activation of a word such as {@code hard-sigmoid}. */
  public static Activation of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
