package io.phasesweep.core.network;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * Which optimiser a trial uses, one per layer.
 *
 * @param law what becomes of the gradient
 * @param decay factor of the parameters that is added to the gradient; 0 = off
 */
public record OptimizerPlan(Law law, double decay) {

  /** What becomes of the gradient. */
  public enum Law {
    SGD(0),
    MOMENTUM(1),
    ADAM(2);

    private final int states;

    Law(int states) {
      this.states = states;
    }

    /** Numbers it keeps per parameter. */
    public int states() {
      return states;
    }
  }

  /** The plan of a trial. */
  public static OptimizerPlan of(Values values) {
    Law law =
        switch (values.word(Settings.OPTIMIZER)) {
          case "momentum" -> Law.MOMENTUM;
          case "adam" -> Law.ADAM;
          default -> Law.SGD;
        };
    return new OptimizerPlan(law, values.real(Settings.WEIGHT_DECAY));
  }

  /** The optimiser of layer {@code l}. */
  public Optimizer of(LayeredNetwork network, int l) {
    return law == Law.SGD && decay == 0
        ? new PlainDescent(network, l)
        : new GradientDescent(network, l, this);
  }
}
