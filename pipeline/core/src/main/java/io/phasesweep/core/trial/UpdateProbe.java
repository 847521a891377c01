package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;

/** A learner whose update can be compared with a reference gradient. */
public interface UpdateProbe {

  /**
   * The raw update (before optimiser and learning rate, jitter and noise off) and the reference
   * direction at the present parameters. Not modified: this.
   */
  UpdatePair updates(Minibatch probe);
}
