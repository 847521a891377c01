package io.phasesweep.core.dynamics;

/**
 * Where a relaxation ended, with the evidence.
 *
 * @param state the state; mutable, the next relaxation of the same state moves it
 * @param steps sweeps done
 * @param residual relative change of the last sweep, the largest over layers
 */
public record Equilibrium(State state, int steps, double residual) {
  /** Residual above which a minibatch counts as unsettled; part of the semantics of rules. */
  public static final double UNSETTLED = .02;

  /** Whether the state is near stationary. False for a state that is not finite. */
  public boolean settled() {
    return residual <= UNSETTLED;
  }
}
