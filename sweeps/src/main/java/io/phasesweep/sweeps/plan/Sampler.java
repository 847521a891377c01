package io.phasesweep.sweeps.plan;

/**
 * A sequence of points in the unit cube, the same at every replay. Mutable, not thread-safe.
 *
 * <p>Coordinates are in [0, 1]; 1 is the upper bound of a lattice.
 */
interface Sampler {

  /** The next point. Modified: this; {@code out}, one coordinate per dimension. */
  void next(double[] out);
}
