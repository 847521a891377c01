package io.phasesweep.core.kernel;

/**
 * How a trial's states lie in memory: decided once per trial by batch size and layer sizes, the
 * same in every provider, opaque to rules. All layouts give equal bits.
 */
public interface Layout {

  /** Examples a panel holds at most: the trial's batch size. */
  int capacity();
}
