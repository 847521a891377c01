package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Epilogue;

/**
 * All layers step from the old state:
 *
 * <pre>
 *   s_l &lt;- P(s_l + eps (u_l - s_l - [l = L] 2 nudge (y - t)))
 * </pre>
 */
final class SynchronousRelaxation implements Relaxation {
  private final Drives drives;
  private final State state;
  private final double tolerance;
  private final int moving;
  private final Epilogue[][] leaks;

  SynchronousRelaxation(RelaxationPlan plan, Drives drives, State state, Pull pull) {
    this.drives = drives;
    this.state = state;
    this.tolerance = plan.tolerance();
    this.moving = pull.moving(state.depth());
    this.leaks = new Epilogue[state.depth() + 1][2];
    for (int l = 1; l <= moving; l++) {
      boolean top = l == state.depth();
      for (int which = 0; which < 2; which++) {
        leaks[l][which] =
            new Epilogue.Leak(
                top ? plan.output() : plan.hidden(),
                (float) plan.step(),
                state.panel(l, which),
                top ? (float) pull.weight() : 0,
                top ? pull.target() : null);
      }
    }
  }

  @Override
  public Equilibrium relax(int phase, int sweeps) {
    double residual = 0;
    int done = 0;
    while (done < sweeps) {
      for (int l = 1; l <= moving; l++) {
        drives.apply(l, state, phase, done, leaks[l][state.now(l)]);
      }
      done++;
      if (done == sweeps || tolerance > 0) {
        residual = change();
      }
      for (int l = 1; l <= moving; l++) {
        state.advance(l);
      }
      if (tolerance > 0 && residual <= tolerance) {
        break;
      }
    }
    return new Equilibrium(state, done, residual);
  }

  private double change() {
    double largest = 0;
    for (int l = 1; l <= moving; l++) {
      largest = Math.max(largest, state.change(l));
    }
    return largest;
  }
}
