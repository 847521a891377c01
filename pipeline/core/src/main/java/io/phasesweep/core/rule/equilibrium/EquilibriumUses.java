package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.MemorySettings;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Locality;
import java.util.ArrayList;
import java.util.List;

/** The settings that the three rules of this family use alike. */
final class EquilibriumUses {
  private static final Setting ACTIVATION =
      Settings.ACTIVATION.within(Range.oneOf("hard-sigmoid", "relu", "hard-tanh", "identity"));
  private static final Value OFF = new Value.Real(0);

  private EquilibriumUses() {}

  /** The family's uses, the rule's own ones after the architecture. */
  static List<Use> with(Use... own) {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(64, 64, 10)));
    uses.addAll(List.of(own));
    uses.add(Use.extension(Settings.PHASE_JITTER.within(Range.between(0, 2)), OFF));
    uses.add(Use.of(Settings.FREE_STEPS, earlier -> perLayer(10, earlier)));
    uses.add(Use.of(Settings.NUDGED_STEPS, earlier -> perLayer(2, earlier)));
    uses.add(Use.of(Settings.RELAXATION_ORDER, "synchronous"));
    uses.add(Use.of(Settings.RELAXATION_STEP, .5));
    uses.add(new Use(Settings.RELAXATION_TOLERANCE, earlier -> OFF, Use.Standing.NATIVE, OFF));
    uses.add(Use.of(Settings.INITIAL_STATE, "zero"));
    uses.add(Use.of(ACTIVATION, "hard-sigmoid"));
    uses.add(Use.of(Settings.OUTPUT_ACTIVATION, "hard-sigmoid"));
    uses.add(Use.of(Settings.LEARNING_RATE, .1));
    uses.add(Use.of(Settings.LAYER_RATE_FACTOR, .5));
    uses.add(Use.of(Settings.OPTIMIZER, "sgd"));
    uses.add(new Use(Settings.WEIGHT_DECAY, earlier -> OFF, Use.Standing.NATIVE, OFF));
    uses.add(Use.of(Settings.BATCH_SIZE, 20));
    uses.addAll(MemorySettings.ofTwoPhases());
    uses.add(Use.of(Settings.INIT_GAIN, 1.0));
    uses.add(Use.extension(Settings.WEIGHT_NOISE, OFF));
    uses.add(Use.extension(Settings.STATE_NOISE, OFF));
    return uses;
  }

  /** A number of sweeps for L weight layers: the force of a nudge moves one layer per sweep. */
  private static Value perLayer(int sweeps, Values earlier) {
    return new Value.Whole((long) sweeps * (earlier.items(Settings.ARCHITECTURE).size() - 1));
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws InvalidSetting at the setting to change
   */
  static void check(Values values) {
    Architecture.of(values);
    boolean jitter = values.real(Settings.PHASE_JITTER) > 0;
    if (values.real(Settings.RELAXATION_TOLERANCE) > 0) {
      if (jitter) {
        throw new InvalidSetting(
            Settings.RELAXATION_TOLERANCE.name(),
            "relaxation-tolerance above 0 lets the minibatch decide the number of sweeps; only 0 is"
                + " allowed with phase-jitter above 0");
      }
      if (values.real(Settings.STATE_NOISE) > 0) {
        throw new InvalidSetting(
            Settings.RELAXATION_TOLERANCE.name(),
            "relaxation-tolerance above 0 is never reached under noise; only 0 is allowed with"
                + " state-noise above 0");
      }
    }
    for (Setting steps : List.of(Settings.FREE_STEPS, Settings.NUDGED_STEPS)) {
      if (jitter && values.whole(steps) == 1) {
        throw new InvalidSetting(
            steps.name(),
            steps.name()
                + " is 1, which leaves nothing to jitter; 2 or more is allowed with"
                + " phase-jitter above 0");
      }
    }
  }

  /**
   * What a synapse of this family must know: its two units in both states, and nothing else. Errors
   * reach a hidden unit through the weights above it. A memory that reads the states is one more
   * state of the synapse, and a threshold that follows its layer's largest mean signal is shared.
   */
  static Locality locality(Values values, int phases, int globalSignals) {
    boolean remembers = !values.is(MemorySettings.DISSIPATION, "exact");
    boolean follows = values.has(MemorySettings.SCOPE) && values.is(MemorySettings.SCOPE, "layer");
    return new Locality(
        0,
        2,
        OptimizerPlan.of(values).law().states() + (remembers ? 1 : 0),
        phases,
        globalSignals + (follows ? 1 : 0),
        values.items(Settings.ARCHITECTURE).size() > 2);
  }
}
