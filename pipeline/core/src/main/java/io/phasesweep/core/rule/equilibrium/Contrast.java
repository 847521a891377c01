package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.Phases;

/**
 * What tells one rule of this family from another: the two states that it compares, and the factor
 * of their difference,
 *
 * <pre>
 *   dW_l = gain (mean of a_{l-1}T a_l - mean of b_{l-1}T b_l)      db_l = gain (mean of a_l - mean of b_l)
 * </pre>
 */
interface Contrast {

  /**
   * Relaxes what the rule compares, from the free state on, and names it by {@link Phases#compare}.
   * Modified: {@code phases}.
   *
   * @param phases after the free phase
   * @param sign +1 or -1, drawn per minibatch; read only by a rule that {@link #drawsSign}
   */
  void relax(Phases phases, int sign);

  /** Factor of the difference; {@code sign} as drawn. */
  double gain(double sign);

  /** Whether a sign is drawn per minibatch. */
  boolean drawsSign();
}
