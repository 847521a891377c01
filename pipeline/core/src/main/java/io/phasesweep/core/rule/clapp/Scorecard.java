package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.network.Layer;
import io.phasesweep.core.trial.Locality;
import java.util.List;

/**
 * What a synapse of the rule must know, counted.
 *
 * <p>A unit holds its activity as context, as current and, where no coin chooses between the two
 * terms, as each negative. A synapse reads, beside its two units, the other units of its own layer
 * in all arrays, which scores and dendrites sum over; under back-propagation all units above it.
 * Signals are the weights of the terms that a third factor carries to all synapses of a layer.
 */
final class Scorecard {
  /** Adam keeps two numbers per synapse. */
  private static final int MOMENTS = 2;

  private Scorecard() {}

  static Locality of(ClappPlan plan) {
    if (!plan.variant().learns()) {
      return new Locality(0, 0, 0, 0, 0, false);
    }
    int held = plan.coin() ? 2 : 2 + plan.negatives();
    int terms = plan.coin() || plan.variant().infoNce() ? 1 : 2;
    boolean backwards = plan.topOnly() && plan.layers().depth() > 2;
    return new Locality(
        reads(plan, held), held, MOMENTS, plan.coin() ? 1 : 2, plan.sides() * terms, backwards);
  }

  private static double reads(ClappPlan plan, int held) {
    List<Layer> layers = plan.layers().layers();
    int depth = layers.size() - 1;
    double reads = 0;
    double synapses = 0;
    long below = plan.layers().inputs().orElse(1);
    for (int l = 1; l <= depth; l++) {
      long units = layers.get(l - 1).biases();
      long kernel = layers.get(l - 1) instanceof Layer.Plane ? Layer.Plane.KERNEL : 1;
      double own = (double) kernel * below * units;
      long read = 0;
      if (plan.topOnly() && l < depth) {
        for (int m = l + 1; m <= depth; m++) {
          read += (long) held * layers.get(m - 1).biases();
        }
      } else {
        read = held * (units - 1);
      }
      reads += own * read;
      synapses += own;
      below = units;
    }
    return reads / synapses;
  }
}
