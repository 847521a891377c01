package io.phasesweep.core.trial;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.network.LearningRate;
import io.phasesweep.core.network.Loss;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.network.WeightLaw;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import java.util.Arrays;
import java.util.List;

/**
 * What rules on a feed-forward net have in common, typed.
 *
 * @param architecture layers of the network, before they meet the data
 * @param activation of the hidden layers; the outputs are linear
 * @param loss what training lowers
 * @param medium noise on weights and states
 * @param optimizer what turns a gradient into a change
 * @param rate learning rate
 * @param batchSize examples of a minibatch
 * @param initLaw distribution of the initial weights
 * @param initGain factor on them
 * @param attacks sizes of the gradient-sign attack
 */
public record FeedForwardPlan(
    LayerList architecture,
    Activation activation,
    Loss loss,
    Medium medium,
    OptimizerPlan optimizer,
    LearningRate rate,
    int batchSize,
    WeightLaw initLaw,
    double initGain,
    List<Double> attacks) {
  public FeedForwardPlan {
    attacks = List.copyOf(attacks);
  }

  /** The plan of a trial. */
  public static FeedForwardPlan of(Values values) {
    return new FeedForwardPlan(
        LayerList.of(values),
        Activation.of(values.word(Settings.ACTIVATION)),
        Loss.of(values.word(Settings.LOSS)),
        Medium.of(values),
        OptimizerPlan.of(values),
        LearningRate.of(values),
        values.whole(Settings.BATCH_SIZE),
        WeightLaw.of(values.word(Settings.INIT_LAW)),
        values.real(Settings.INIT_GAIN),
        Arrays.stream(values.reals(Settings.ATTACK_EPSILONS)).boxed().toList());
  }
}
