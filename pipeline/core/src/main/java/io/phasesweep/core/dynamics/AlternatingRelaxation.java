package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Epilogue;

/**
 * Odd layers, then even layers, each set to its exact minimiser given its neighbours, so that the
 * energy never rises:
 *
 * <pre>
 *   s_l &lt;- P(u_l)      y &lt;- P((u_L + 2 nudge t) / (1 + 2 nudge))
 * </pre>
 */
final class AlternatingRelaxation implements Relaxation {
  private final Drives drives;
  private final State state;
  private final double tolerance;
  private final int moving;
  private final Epilogue[] minima;

  AlternatingRelaxation(RelaxationPlan plan, Drives drives, State state, Pull pull) {
    this.drives = drives;
    this.state = state;
    this.tolerance = plan.tolerance();
    this.moving = pull.moving(state.depth());
    this.minima = new Epilogue[state.depth() + 1];
    for (int l = 1; l <= moving; l++) {
      boolean top = l == state.depth();
      minima[l] =
          new Epilogue.Minimise(
              top ? plan.output() : plan.hidden(),
              top ? (float) pull.weight() : 0,
              top ? pull.target() : null);
    }
  }

  @Override
  public Equilibrium relax(int phase, int sweeps) {
    double residual = 0;
    int done = 0;
    while (done < sweeps) {
      boolean look = done == sweeps - 1 || tolerance > 0;
      residual = Math.max(half(1, phase, done, look), half(2, phase, done, look));
      done++;
      if (tolerance > 0 && residual <= tolerance) {
        break;
      }
    }
    return new Equilibrium(state, done, residual);
  }

  /** Every second layer from {@code first} on; the largest relative change, 0 if not looked at. */
  private double half(int first, int phase, int sweep, boolean look) {
    double largest = 0;
    for (int l = first; l <= moving; l += 2) {
      drives.apply(l, state, phase, sweep, minima[l]);
      largest = look ? Math.max(largest, state.change(l)) : largest;
      state.advance(l);
    }
    return largest;
  }
}
