package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The direction in which one layer learns, as something that can be added to a matrix. */
public interface Descent {

  /**
   * {@code w += factor direction}. Modified: {@code w} [inputs x outputs].
   *
   * @return a sum over the change that is finite only if every entry is
   */
  double addWeights(Kernels kernels, FMatrixRMaj w, double factor);

  /**
   * Correlations that sum to {@code factor direction} of the weights; null if it is formed
   * otherwise.
   */
  default @Nullable List<Term> correlations(double factor) {
    return null;
  }

  /** The same for the bias [1 x outputs]. Modified: {@code bias}. */
  double addBias(Kernels kernels, FMatrixRMaj bias, double factor);
}
