package io.phasesweep.core.dynamics;

/** What lets one state settle under one pull. Mutable through its state, not thread-safe. */
public sealed interface Relaxation permits SynchronousRelaxation, AlternatingRelaxation {

  /**
   * Sweeps over all layers that are not held, from where the state is. Modified: the state.
   *
   * @param phase number of the phase in the step, for the noise
   * @param sweeps how many; a limit where the plan has a tolerance
   */
  Equilibrium relax(int phase, int sweeps);

  /** The relaxation of {@code state} that {@code plan} names. */
  static Relaxation of(RelaxationPlan plan, Drives drives, State state, Pull pull) {
    return plan.alternating()
        ? new AlternatingRelaxation(plan, drives, state, pull)
        : new SynchronousRelaxation(plan, drives, state, pull);
  }
}
