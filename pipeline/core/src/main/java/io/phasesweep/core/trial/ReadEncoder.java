package io.phasesweep.core.trial;

import io.phasesweep.core.readout.ReadoutPlan;

/**
 * An encoder without class scores of its own: the runner classifies by a read-out that it trains on
 * the frozen activity of a layer.
 */
public interface ReadEncoder extends Encoder {

  /** How its layers are read. */
  ReadoutPlan readout();

  /** Multiply-adds that the activity of the top layer costs for one example. */
  long macsPerExample();
}
