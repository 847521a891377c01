package io.phasesweep.core.trial;

import java.io.Serializable;

/**
 * What ends a trial before its budget.
 *
 * @param onDivergence whether a divergence ends training; part of the name
 * @param onCollapse whether a collapse ends training; part of the name
 * @param maxWallSeconds limit of wall time, infinite for none; machine-dependent, never in the name
 */
public record StopRule(boolean onDivergence, boolean onCollapse, double maxWallSeconds)
    implements Serializable {

  /** Divergence ends training, nothing else does. */
  public static StopRule standard() {
    return new StopRule(true, false, Double.POSITIVE_INFINITY);
  }
}
