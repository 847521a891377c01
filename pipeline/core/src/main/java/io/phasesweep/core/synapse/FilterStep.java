package io.phasesweep.core.synapse;

/**
 * The exact effect of a signal that goes linearly from s0 to s1 on the state of a filter:
 *
 * <pre>
 *   x(h) = F x(0) + s0 level + (s1 - s0) rise
 * </pre>
 */
public final class FilterStep {
  private final double[][] transition;
  private final double[] level;
  private final double[] rise;

  /**
   * @param transition F [states x states]
   * @param level response to a constant 1
   * @param rise response to a ramp from 0 to 1
   */
  FilterStep(double[][] transition, double[] level, double[] rise) {
    this.transition = transition;
    this.level = level;
    this.rise = rise;
  }

  /** F [states x states]; not to be modified. */
  double[][] transition() {
    return transition;
  }

  /** One step. Modified: {@code after}, which is another array than {@code state}. */
  public void advance(double[] state, double start, double end, double[] after) {
    for (int i = 0; i < state.length; i++) {
      double[] row = transition[i];
      double sum = start * level[i] + (end - start) * rise[i];
      for (int j = 0; j < state.length; j++) {
        sum += row[j] * state[j];
      }
      after[i] = sum;
    }
  }
}
