package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/** A learner whose layers have an activity for an input. */
public interface Encoder {

  /** Number of layers above the input. */
  int layers();

  /**
   * Activity of a layer. Not modified: this.
   *
   * @param in the examples
   * @param layer 0 = input
   * @param out Modified: [batch x units], reshaped
   */
  void features(Minibatch in, int layer, FMatrixRMaj out);
}
