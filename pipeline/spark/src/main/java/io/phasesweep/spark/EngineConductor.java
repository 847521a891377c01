package io.phasesweep.spark;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.engine.TrialRunner;
import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialResult;

/** Conducts trials with the engine of core, on the data of this machine. */
final class EngineConductor implements Conductor {
  private static final long serialVersionUID = 1L;

  /**
   * One per JVM, chosen and warmed up before the first trial: all tasks of an executor share it.
   */
  private static final class Warm {
    static final Kernels KERNELS = warm(KernelProviders.choose());

    private Warm() {}

    private static Kernels warm(Kernels kernels) {
      long unused = kernels.warmUp();
      return kernels;
    }
  }

  @Override
  public KernelChoice kernels() {
    return Warm.KERNELS.choice();
  }

  @Override
  public Object dataOf(Trial trial) {
    return trial instanceof LearningTrial learning ? learning.data() : "none";
  }

  @Override
  public void prepare(Trial trial) {
    if (trial instanceof LearningTrial learning) {
      Catalog.ofMachine().load(learning.data());
    }
  }

  @Override
  public TrialResult conduct(Trial trial) {
    return new TrialRunner().conduct(trial, materials(trial), new TrialWatch());
  }

  private static Materials materials(Trial trial) {
    Dataset data =
        trial instanceof LearningTrial learning
            ? Catalog.ofMachine().load(learning.data())
            : Dataset.none();
    return new Materials(data, Warm.KERNELS);
  }
}
