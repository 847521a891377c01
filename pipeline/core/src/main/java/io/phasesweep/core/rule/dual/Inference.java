package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.random.Stream;
import java.util.Arrays;

/**
 * The visits of the inferences of one minibatch on its dyads, jitter included. Draws are addressed
 * by minibatch and visit, counted through all its inferences. Mutable, not thread-safe.
 */
final class Inference {
  private final DualPlan plan;
  private final Dyads dyads;
  private final Stream order;
  private final Stream jitter;
  private final int[] first;
  private final int[] again;
  private final boolean[] moving;
  private long visit;

  /**
   * @param orderPurpose what the draws of a random order are for
   * @param seed the trial's seed
   */
  Inference(DualPlan plan, Dyads dyads, String orderPurpose, long seed) {
    this.plan = plan;
    this.dyads = dyads;
    this.order = new Stream(seed, orderPurpose);
    this.jitter = new Stream(seed, "phase-jitter");
    this.first = plan.order().visits(plan.depth(), plan.passes());
    this.again =
        plan.updates() > 1
            ? InferenceOrder.UP_DOWN.visits(plan.depth(), plan.passes())
            : new int[0];
    this.moving = new boolean[plan.depth() + 1];
  }

  /**
   * The first inference of a minibatch, after {@link Dyads#begin}. Modified: dyads.
   *
   * @param lane number of the minibatch
   * @param from example of {@code batch} that the first row stands for
   */
  void run(long lane, Minibatch batch, int from) {
    this.visit = 0;
    if (plan.order() == InferenceOrder.PARALLEL) {
      parallel(lane, batch, from);
      return;
    }
    for (int k : first) {
      int scheduled = k == 0 ? (int) (1 + order.below(lane, visit, plan.depth())) : k;
      step(lane, scheduled, batch, from);
    }
  }

  /** A later inference of the same minibatch, from the states kept. Modified: dyads. */
  void runAgain(long lane, Minibatch batch, int from) {
    for (int k : again) {
      step(lane, k, batch, from);
    }
  }

  private void step(long lane, int scheduled, Minibatch batch, int from) {
    int k = plan.jitter().layer(jitter, lane, visit++, scheduled, plan.depth());
    if (k > 0) {
      dyads.visit(k, batch, from);
    }
  }

  /**
   * All layers move from the states of the pass before. From zero states the target is admitted in
   * pass L, when a forward pass would have arrived.
   */
  private void parallel(long lane, Minibatch batch, int from) {
    int depth = plan.depth();
    int admitted = plan.start() == DualPlan.Start.ZERO ? depth : 1;
    for (int pass = 1; pass <= plan.passes(); pass++) {
      Arrays.fill(moving, false);
      for (int k = 1; k <= depth; k++) {
        int to = plan.jitter().layer(jitter, lane, visit++, k, depth);
        moving[to] |= to < depth || pass >= admitted;
      }
      for (int k = 1; k <= depth; k++) {
        moving[k] = moving[k] && dyads.refresh(k);
      }
      for (int k = 1; k <= depth; k++) {
        if (moving[k]) {
          dyads.settle(k, batch, from);
        }
      }
    }
  }
}
