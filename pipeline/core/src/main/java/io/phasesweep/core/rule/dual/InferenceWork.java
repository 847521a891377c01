package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Values;
import java.util.Arrays;

/**
 * The products that a trial of dual propagation will ask for, by a walk over its schedule in which
 * every visit changes what it may change. An estimate where draws decide the visits.
 */
public final class InferenceWork {
  private final DualPlan plan;
  private final Architecture net;
  private final int depth;
  private final boolean meansMove;
  private final boolean damped;
  private final boolean[] driveStale;
  private final boolean[] feedbackStale;
  private final boolean[] alive;
  private boolean nudged;
  private long products;

  private InferenceWork(DualPlan plan, Architecture net) {
    this.plan = plan;
    this.net = net;
    this.depth = net.depth();
    boolean oneSided = plan.alpha() == 0 || plan.alpha() == 1;
    boolean adjoint = plan.variant() == Variant.DP_TRANSPOSE;
    this.meansMove = plan.order() != InferenceOrder.BACKWARD_SWEEP && !(adjoint && oneSided);
    this.damped = plan.damping() != 0;
    this.driveStale = new boolean[depth + 2];
    this.feedbackStale = new boolean[depth + 2];
    this.alive = new boolean[depth + 2];
  }

  /**
   * Multiply-adds of one example in one step, updates included.
   *
   * @param values settings of the trial
   * @param net its layers on its data
   */
  public static double products(Values values, Architecture net) {
    InferenceWork work = new InferenceWork(DualPlan.of(values), net);
    work.begin();
    int[] visits = work.plan.order().visits(work.depth, work.plan.passes());
    if (work.plan.order() == InferenceOrder.PARALLEL) {
      work.parallel();
    } else {
      work.walk(visits);
    }
    for (int update = 1; update < work.plan.updates(); update++) {
      Arrays.fill(work.driveStale, true);
      Arrays.fill(work.feedbackStale, true);
      work.walk(InferenceOrder.UP_DOWN.visits(work.depth, work.plan.passes()));
    }
    return work.products + (double) work.plan.updates() * work.net.macsFrom(1);
  }

  private void begin() {
    if (plan.start() == DualPlan.Start.FORWARD) {
      products += net.macsFrom(1);
    } else {
      Arrays.fill(driveStale, true);
      Arrays.fill(feedbackStale, plan.start() == DualPlan.Start.PERSISTENT);
    }
  }

  private void walk(int[] visits) {
    for (int v = 0; v < visits.length; v++) {
      // A drawn layer stands for any: the layers in turn, from the top.
      int k = visits[v] == 0 ? depth - v % depth : visits[v];
      if (refresh(k)) {
        settle(k);
      }
    }
  }

  private void parallel() {
    int admitted = plan.start() == DualPlan.Start.ZERO ? depth : 1;
    for (int pass = 1; pass <= plan.passes(); pass++) {
      boolean[] moving = new boolean[depth + 1];
      for (int k = 1; k <= depth; k++) {
        moving[k] = (k < depth || pass >= admitted) && refresh(k);
      }
      for (int k = 1; k <= depth; k++) {
        if (moving[k]) {
          settle(k);
        }
      }
    }
  }

  private boolean refresh(int k) {
    boolean output = k == depth;
    boolean moved = output ? !nudged : damped;
    boolean blind = output && plan.nudge() == OutputNudge.PREDICTED;
    if (driveStale[k] && !blind) {
      products += net.macs(k);
      driveStale[k] = false;
      moved = true;
    }
    if (!output && feedbackStale[k]) {
      products += net.macs(k + 1);
      feedbackStale[k] = false;
      moved = true;
    }
    return moved;
  }

  private void settle(int k) {
    nudged |= k == depth;
    alive[k] |= k == depth || alive[k + 1];
    driveStale[k + 1] |= meansMove;
    // Without a nudge above, a difference stays zero.
    feedbackStale[k - 1] |= alive[k];
  }
}
