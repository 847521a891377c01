package io.phasesweep.core.trial;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.network.LearningRate;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The settings of rules on a feed-forward net that they use alike. */
public final class FeedForwardUses {
  private static final Value OFF = new Value.Real(0);

  private FeedForwardUses() {}

  /** From the architecture on, in the order in which defaults resolve. */
  public static List<Use> all() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(64, 64, 10)));
    uses.add(
        Use.of(
            Settings.ACTIVATION.within(
                Range.oneOf("relu", "tanh", "sigmoid", "hard-sigmoid", "identity")),
            "relu"));
    uses.add(Use.of(Settings.LOSS, FeedForwardUses::loss));
    uses.add(Use.of(Settings.OPTIMIZER, "adam"));
    uses.addAll(LearningRate.uses(1e-3));
    uses.add(new Use(Settings.WEIGHT_DECAY, earlier -> OFF, Use.Standing.NATIVE, OFF));
    uses.add(Use.of(Settings.BATCH_SIZE, 20));
    uses.add(Use.of(Settings.INIT_LAW, "scaled-normal"));
    uses.add(Use.of(Settings.INIT_GAIN, 1.0));
    uses.add(Use.of(Settings.ATTACK_EPSILONS, earlier -> reals(.05, .1, .2)));
    uses.add(Use.extension(Settings.WEIGHT_NOISE, OFF));
    uses.add(Use.extension(Settings.STATE_NOISE, OFF));
    return List.copyOf(uses);
  }

  private static Value loss(Values earlier) {
    boolean images = LayerList.of(earlier).convolutional();
    return new Value.Name(images ? "cross-entropy" : "half-squared-error");
  }

  private static Value reals(double... numbers) {
    return new Value.Items(Arrays.stream(numbers).<Value>mapToObj(Value.Real::new).toList());
  }
}
