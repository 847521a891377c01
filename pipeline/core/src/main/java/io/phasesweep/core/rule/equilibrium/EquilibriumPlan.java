package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.dynamics.MemorySettings;
import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.phase.PhaseJitter;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of this family have in common, typed.
 *
 * @param architecture shape of the network
 * @param relaxation how it settles
 * @param persistent whether a free phase starts from the example's last free state
 * @param jitter disorder in the number of sweeps
 * @param medium noise on weights and states
 * @param optimizer what turns an update into a change
 * @param learningRate of the first layer
 * @param layerRateFactor from each layer to the next
 * @param batchSize examples of a minibatch
 * @param initGain factor on the initial weights
 * @param memory of the synapses; null for rules that compare by themselves
 */
public record EquilibriumPlan(
    Architecture architecture,
    RelaxationPlan relaxation,
    boolean persistent,
    PhaseJitter jitter,
    Medium medium,
    OptimizerPlan optimizer,
    double learningRate,
    double layerRateFactor,
    int batchSize,
    double initGain,
    @Nullable MemoryPlan memory) {

  /** The plan of a trial. */
  static EquilibriumPlan of(Values values) {
    return new EquilibriumPlan(
        Architecture.of(values),
        RelaxationPlan.of(values),
        values.is(Settings.INITIAL_STATE, "persistent"),
        PhaseJitter.of(values),
        Medium.of(values),
        OptimizerPlan.of(values),
        values.real(Settings.LEARNING_RATE),
        values.real(Settings.LAYER_RATE_FACTOR),
        values.whole(Settings.BATCH_SIZE),
        values.real(Settings.INIT_GAIN),
        values.is(MemorySettings.DISSIPATION, "exact") ? null : MemoryPlan.twoPhase(values));
  }

  /** Learning rate of layer {@code l}: {@code rate factor^(l-1)}. */
  double rate(int l) {
    double rate = learningRate;
    for (int i = 1; i < l; i++) {
      rate *= layerRateFactor;
    }
    return rate;
  }
}
