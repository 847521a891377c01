package io.phasesweep.core.kernel;

import org.ejml.data.FMatrixRMaj;

/**
 * Weights [inputs x outputs] with the copies that products stream: an UP and a DOWN half, each
 * packed when first asked for after {@link Kernels#repack}. Mutable, not thread-safe.
 */
public interface PackedWeights {

  /** The row-major weights. Whoever changes them calls {@link #changed}. */
  FMatrixRMaj matrix();

  /** Says that the matrix changed: until {@link Kernels#repack}, products throw. Modified: this. */
  void changed();
}
