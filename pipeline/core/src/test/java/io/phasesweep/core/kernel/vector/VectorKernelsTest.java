package io.phasesweep.core.kernel.vector;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.KernelsContract;
import org.junit.jupiter.api.BeforeEach;

/** The contract on this JVM's registers; runs where the module is there. */
class VectorKernelsTest extends KernelsContract {
  private final Kernels kernels = KernelProviders.choose();

  @BeforeEach
  void requireVector() {
    assumeThat(kernels.choice().provider()).isEqualTo("vector");
  }

  @Override
  protected Kernels kernels() {
    return kernels;
  }
}
