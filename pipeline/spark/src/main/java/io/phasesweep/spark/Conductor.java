package io.phasesweep.spark;

import io.phasesweep.core.kernel.KernelChoice;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialResult;
import java.io.Serializable;

/** What conducts trials in a task. Travels to tasks; what it needs there is built there. */
interface Conductor extends Serializable {

  /** The compute core of this JVM, warmed up. */
  KernelChoice kernels();

  /** What {@link #prepare} makes ready: equal for trials that share it. */
  Object dataOf(Trial trial);

  /**
   * Makes ready what trials share: their data.
   *
   * @throws io.phasesweep.core.data.InvalidData if data are missing or not what the trial names
   */
  void prepare(Trial trial);

  /** Conducts one trial in this thread. */
  TrialResult conduct(Trial trial);
}
