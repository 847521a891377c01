package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Kernels;
import org.ejml.data.FMatrixRMaj;

/** The direction in which one layer learns, as something that can be added to a matrix. */
public interface Descent {

  /**
   * {@code w += factor direction}. Modified: {@code w} [inputs x outputs].
   *
   * @return a sum over the change that is finite only if every entry is
   */
  double addWeights(Kernels kernels, FMatrixRMaj w, double factor);

  /** The same for the bias [1 x outputs]. Modified: {@code bias}. */
  double addBias(Kernels kernels, FMatrixRMaj bias, double factor);
}
