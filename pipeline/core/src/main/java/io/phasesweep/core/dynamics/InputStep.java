package io.phasesweep.core.dynamics;

import org.ejml.data.FMatrixRMaj;

/**
 * One step of the inputs that raises the loss, per example, without a norm or a clip:
 *
 * <pre>
 *   x' = x + strength dloss/dx
 * </pre>
 *
 * @param strength 0 leaves the inputs where they are
 */
public record InputStep(float strength) {

  /**
   * Moves inputs.
   *
   * @param passes behind a forward pass of the inputs. Modified: its errors
   * @param inputs x [batch x inputs]
   * @param outputError dloss/da_L of each example
   * @param moved Modified: x' [batch x inputs]
   */
  public void move(Passes passes, FMatrixRMaj inputs, FMatrixRMaj outputError, FMatrixRMaj moved) {
    passes.backward(outputError, 0);
    passes.error(0, moved);
    for (int i = 0; i < moved.getNumElements(); i++) {
      moved.data[i] = Math.fma(strength, moved.data[i], inputs.data[i]);
    }
  }
}
