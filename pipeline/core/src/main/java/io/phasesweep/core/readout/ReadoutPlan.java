package io.phasesweep.core.readout;

import io.phasesweep.core.kernel.Kernels;
import org.ejml.data.FMatrixRMaj;

/**
 * How the layers of a net without class scores are read.
 *
 * @param protocol which read-out
 * @param examples last examples of the training part it is trained on; 0 = all
 * @param layer the layer that is scored, fixed before the first step
 * @param seed the trial's seed
 * @param kernels the compute core
 */
public record ReadoutPlan(
    Readout.Protocol protocol, int examples, int layer, long seed, Kernels kernels) {

  /** A read-out of layer {@code of}, trained. */
  public Readout train(FMatrixRMaj features, int[] labels, int classes, int of) {
    return protocol == Readout.Protocol.STANDARDISED
        ? new StandardisedReadout(features, labels, classes)
        : new PublishedReadout(features, labels, classes, of, seed, kernels);
  }
}
