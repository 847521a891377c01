package io.phasesweep.bench;

import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.RowKernels;
import io.phasesweep.core.kernel.portable.PortableArithmetic;
import java.util.List;

/** Providers by name, beside the chosen one. */
final class Providers {
  private Providers() {}

  static Kernels portable() {
    return new RowKernels(
        new KernelChoice("portable", 1, true, List.of()), new PortableArithmetic());
  }
}
