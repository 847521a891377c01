package io.phasesweep.core.trial;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.Arrays;
import java.util.List;

/** The settings of rules on a feed-forward net that they use alike. */
public final class FeedForwardUses {
  private static final Value OFF = new Value.Real(0);

  private FeedForwardUses() {}

  /** From the architecture on, in the order in which defaults resolve. */
  public static List<Use> all() {
    return List.of(
        Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(64, 64, 10)),
        Use.of(
            Settings.ACTIVATION.within(
                Range.oneOf("relu", "tanh", "sigmoid", "hard-sigmoid", "identity")),
            "relu"),
        Use.of(Settings.LOSS, "half-squared-error"),
        Use.of(Settings.OPTIMIZER, "adam"),
        Use.of(Settings.LEARNING_RATE, 1e-3),
        Use.of(Settings.LEARNING_RATE_SCHEDULE, "constant"),
        Use.of(Settings.RATE_START, 1e-3),
        Use.of(Settings.RATE_END, 2e-6),
        Use.of(Settings.WARMUP_EPOCHS, 10),
        Use.of(Settings.DECAY_EPOCHS, 120),
        new Use(Settings.WEIGHT_DECAY, earlier -> OFF, Use.Standing.NATIVE, OFF),
        Use.of(Settings.BATCH_SIZE, 20),
        Use.of(Settings.INIT_LAW, "scaled-normal"),
        Use.of(Settings.INIT_GAIN, 1.0),
        Use.of(Settings.ATTACK_EPSILONS, earlier -> reals(.05, .1, .2)),
        Use.extension(Settings.WEIGHT_NOISE, OFF),
        Use.extension(Settings.STATE_NOISE, OFF));
  }

  private static Value reals(double... numbers) {
    return new Value.Items(Arrays.stream(numbers).<Value>mapToObj(Value.Real::new).toList());
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws InvalidSetting at the setting to change
   */
  public static void check(Values values) {
    Architecture.of(values);
    if (values.whole(Settings.DECAY_EPOCHS) <= values.whole(Settings.WARMUP_EPOCHS)
        && values.is(Settings.LEARNING_RATE_SCHEDULE, "warmup-cosine")) {
      throw new InvalidSetting(
          Settings.DECAY_EPOCHS.name(),
          "decay-epochs is "
              + values.whole(Settings.DECAY_EPOCHS)
              + " and includes the warm-up; more than warmup-epochs ("
              + values.whole(Settings.WARMUP_EPOCHS)
              + ") is allowed");
    }
  }
}
