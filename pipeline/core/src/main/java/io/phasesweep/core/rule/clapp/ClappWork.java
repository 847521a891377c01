package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.setting.Values;

/**
 * Multiply-adds of one example, for plans:
 *
 * <pre>
 *   learning   sum over layers of 2 V F_l + pairs C^2 g     V moments, F_l one forward pass
 *              g = 3 with one M, 5 with two; back-propagation: 3 V F_l from the second layer on, M at the top alone
 *   encoding   sum of F_l
 *   reading    training of the top layer's read-out, per training example: about 100 evaluations of 2 C classes
 * </pre>
 */
public final class ClappWork {
  private static final double EVALUATIONS = 100;

  private ClappWork() {}

  /** Multiply-adds of an update, per presentation. */
  public static double learning(Values values, ImageShape data, Architecture whole) {
    ClappPlan plan = ClappPlan.of(values);
    MomentGrid grid = plan.moments().grid(data);
    int depth = whole.depth() - 1;
    double pairs = 0;
    for (int k = 1; k <= grid.steps(); k++) {
      pairs += grid.pairs(grid.offset(k));
    }
    double sum = 0;
    for (int l = 1; l <= depth; l++) {
      double units = whole.layer(l).biases();
      sum += (plan.topOnly() && l > 1 ? 3 : 2) * grid.vectors() * (double) whole.macs(l);
      sum += l >= plan.lowestLoss(depth) ? pairs * units * units * (plan.separate() ? 5 : 3) : 0;
    }
    return plan.variant().learns() ? sum : 0;
  }

  /** The net of a trial on data of that shape, classes included. */
  public static Architecture net(Values values, ImageShape data, int classes) {
    return MomentPlan.of(values).net(LayerList.of(values), data, classes);
  }

  /** Moments in time: rows of the grid. */
  public static double rows(Values values, ImageShape data) {
    return MomentPlan.of(values).grid(data).rows();
  }

  /** Moments of one image that an update reads. */
  public static double moments(Values values, ImageShape data) {
    return MomentPlan.of(values).grid(data).vectors();
  }

  /** Multiply-adds of the features of the top layer. */
  public static double encoding(Values values, ImageShape data, Architecture whole) {
    double forward = whole.macsFrom(1) - (double) whole.macs(whole.depth());
    return forward * MomentPlan.of(values).of(data, 0, "").stills().vectors();
  }

  /**
   * Multiply-adds of one read-out, trained on {@code train} examples unless a trial says how many.
   */
  public static double reading(Values values, ImageShape data, Architecture whole, int train) {
    double seen = ClappUses.real(values, ClappUses.READOUT_TRAIN, train);
    double training = EVALUATIONS * 2 * whole.layer(whole.depth() - 1).biases() * whole.classes();
    return seen * (encoding(values, data, whole) + training);
  }
}
