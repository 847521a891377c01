package io.phasesweep.core.rule.dual;

/** How far down the error comes within one inference. */
final class Reach {
  private Reach() {}

  /**
   * The lowest layer whose difference leaves zero, by a walk over the schedule; 1 where draws
   * decide the order or states persist.
   */
  static int lowest(DualPlan plan) {
    if (plan.order() == InferenceOrder.RANDOM || plan.start() == DualPlan.Start.PERSISTENT) {
      return 1;
    }
    int depth = plan.depth();
    return plan.order() == InferenceOrder.PARALLEL
        ? parallel(plan, depth)
        : inOrder(plan.order().visits(depth, plan.passes()), depth);
  }

  private static int inOrder(int[] visits, int depth) {
    boolean[] reached = new boolean[depth + 2];
    reached[depth + 1] = true;
    int lowest = depth + 1;
    for (int k : visits) {
      reached[k] |= reached[k + 1];
      lowest = reached[k] ? Math.min(lowest, k) : lowest;
    }
    return lowest;
  }

  /** One layer a pass, from the pass in which the target is admitted. */
  private static int parallel(DualPlan plan, int depth) {
    int admitted = plan.start() == DualPlan.Start.ZERO ? depth : 1;
    return Math.max(1, depth + 1 - Math.max(0, plan.passes() - admitted + 1));
  }
}
