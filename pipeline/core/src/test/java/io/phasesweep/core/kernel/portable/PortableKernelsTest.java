package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.KernelsContract;
import io.phasesweep.core.kernel.RowKernels;
import java.util.List;

class PortableKernelsTest extends KernelsContract {
  private final Kernels kernels =
      new RowKernels(new KernelChoice("portable", 1, true, List.of()), new PortableArithmetic());

  @Override
  protected Kernels kernels() {
    return kernels;
  }
}
