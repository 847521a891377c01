package io.phasesweep.core.trial;

import java.util.List;

/**
 * One update of a 5-4-3 net on one example, taken apart so that a scalar can be poisoned between
 * inference and update. Every unit is inside its open interval.
 */
public interface OpenUpdate {

  /** A scalar that an update may read. */
  record Scalar(Kind kind, String array, int layer, int unit) {}

  /** What a scalar is. */
  enum Kind {
    /** Something that a unit holds. */
    STATE,
    /** The wanted value of an output unit. */
    TARGET,
    /** A number that is the same for all synapses and differs from step to step. */
    SIGNAL
  }

  /** Everything that could be read. */
  List<Scalar> scalars();

  /** The update, blocks W1, b1, .., with {@code poisoned} NaN; layers that never learn are 0. */
  double[][] update(Scalar poisoned);

  /** Whether a NaN in W_2 reaches a unit of layer 1 through the dynamics. */
  boolean readsWeightsDownwards();
}
