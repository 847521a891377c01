package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.trial.Progress;

/**
 * The state of one chain of phases. {@link #learn} is told neither a polarity nor an older state:
 * what learns sees the present only. Mutable, not thread-safe.
 */
interface PhaseModel {

  /** Loads what the phase is subject to. Modified: data pointer, clamped units. */
  void begin(Polarity type, long phase);

  /** Network step t = 1 .. T. Modified: state. */
  void step(Polarity type, int t);

  /** {@code theta += weight (G - c)}, G of the present state. Modified: parameters. */
  void learn(float weight);

  /**
   * Flushes deferred sums, then moves the centering trace. Modified: parameters, trace.
   *
   * @param events calls of {@link #learn} in this phase
   * @return a sum over the change that is finite only if every entry is
   */
  double end(Polarity type, int events);

  /**
   * The traditional update: positive and negative phase of one datum, then {@code theta += rate
   * (G(+) - G(-))}. Modified: this.
   *
   * @param pair its number m: its phases are 2m and 2m + 1
   * @param steps of each phase
   * @return as of {@link #end}
   */
  double pair(long pair, int steps, float rate);

  /** Adds the predictions that the last phase made before it learned. Modified: {@code to}. */
  void score(Progress to);

  /** Multiply-adds since the start of training. */
  long macs();

  /** Examples loaded since the start of training. */
  long presentations();

  /** Finished epochs of the data. */
  long epoch();

  /** Share of the present epoch that is done, in [0, 1). */
  double intoEpoch();
}
