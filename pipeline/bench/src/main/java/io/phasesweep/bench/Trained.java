package io.phasesweep.bench;

import org.ejml.data.FMatrixRMaj;

/** A net that learns by minibatches. */
interface Trained {

  /** One minibatch. Modified: this. */
  void step(FMatrixRMaj inputs, FMatrixRMaj targets);

  /** Something that depends on the weights. */
  float digest();
}
