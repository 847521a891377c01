package io.phasesweep.core.network;

import java.util.List;

/**
 * What turns the descent direction of one layer into a change of its weights and biases. Holds the
 * layer's moments; not thread-safe.
 */
public interface Optimizer {

  /**
   * One step along {@code direction}. Modified: the layer's weights and biases, the moments; the
   * caller repacks the weights.
   *
   * @param direction the descent direction, without rate and decay
   * @param rate learning rate
   * @return a sum over the change that is finite only if every entry is
   */
  double apply(Descent direction, double rate);

  /** The moments, live, in a fixed order; none if it keeps none. */
  List<float[]> moments();

  /** Steps so far. */
  long steps();

  /** Goes on after {@code steps} steps, with what {@link #moments} then holds. Modified: this. */
  void resume(long steps);
}
