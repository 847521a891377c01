package io.phasesweep.core.trial;

import io.phasesweep.core.setting.Values;
import java.io.Serializable;

/**
 * All that decides the numbers of one row. Immutable, travels to tasks. Its name is {@link
 * TrialId}.
 */
public sealed interface Trial extends Serializable permits LearningTrial, AssayTrial {

  /** Every setting of the rule or assay, defaults written out. */
  Values settings();

  /** The seed. */
  long seed();
}
