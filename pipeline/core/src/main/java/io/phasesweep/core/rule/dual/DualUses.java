package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.FeedForwardUses;
import java.util.ArrayList;
import java.util.List;

/** The settings of dual propagation, in the order in which their defaults resolve. */
final class DualUses {
  static final Setting INFERENCE_ORDER =
      new Setting(
          "inference-order",
          Kind.WORD,
          "-",
          Range.oneOf(
              "forward",
              "zigzag",
              "down-up",
              "down",
              "up-down",
              "odd-even",
              "even-odd",
              "parallel",
              "random",
              "backward-sweep"),
          "Order in which an inference visits the layers.");

  static final Setting INFERENCE_PASSES =
      new Setting(
          "inference-passes",
          Kind.WHOLE,
          "passes",
          Range.between(1, 1000),
          "Passes of an inference over the layers.");

  static final Setting OUTPUT_NUDGE =
      new Setting(
          "output-nudge",
          Kind.WORD,
          "-",
          Range.oneOf("predicted", "current", "proximal"),
          "Where the outputs take the gradient of the loss: at the forward pass, at their present"
              + " drive, or by an implicit step.");

  static final Setting UPDATES_PER_BATCH =
      new Setting(
          "updates-per-batch",
          Kind.WHOLE,
          "updates",
          Range.between(1, 100),
          "Inferences of a minibatch, each followed by an update.");

  static final Setting FEEDBACK_GAIN =
      new Setting(
          "feedback-gain",
          Kind.REAL,
          "-",
          Range.above(0),
          "Factor on what every layer sends down; updates are divided by it again.");

  static final Setting DAMPING =
      new Setting(
          "damping",
          Kind.REAL,
          "-",
          Range.atLeast(0).orWords("auto"),
          "Inertia of the dyads of dp-damped; auto takes it from spectral norms.");

  static final Setting POOL_SWITCH =
      new Setting(
          "pool-switch",
          Kind.WORD,
          "-",
          Range.oneOf("mean", "plus"),
          "Whose pool winners the feedback goes to: those of the last drive, or, as published, those"
              + " of the positive state.");

  private static final Value OFF = new Value.Real(0);

  private DualUses() {}

  static List<Use> all() {
    List<Use> uses = new ArrayList<>();
    uses.add(
        Use.of(
            Settings.VARIANT.within(Range.oneOf("dp", "dp-transpose", "dp-damped")),
            "dp-transpose"));
    uses.add(Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(784, 512, 512, 10)));
    for (Use use : FeedForwardUses.all()) {
      if (!use.setting().name().equals(Settings.ARCHITECTURE.name())) {
        uses.add(use);
      }
    }
    uses.add(Use.of(Settings.NUDGING_STRENGTH, .5));
    uses.add(Use.of(Settings.NUDGING_ASYMMETRY.within(Range.between(0, 1)), .5));
    uses.add(Use.of(INFERENCE_ORDER, DualUses::order));
    uses.add(Use.of(INFERENCE_PASSES, DualUses::passes));
    uses.add(
        Use.of(
            Settings.INITIAL_STATE.within(Range.oneOf("forward", "zero", "persistent")),
            "forward"));
    uses.add(Use.of(OUTPUT_NUDGE, DualUses::nudge));
    uses.add(Use.of(UPDATES_PER_BATCH, 1));
    uses.add(Use.of(FEEDBACK_GAIN, 1.0));
    uses.add(Use.of(DAMPING, "auto").where(Settings.VARIANT, "dp-damped"));
    uses.add(
        Use.of(POOL_SWITCH, "mean")
            .where(
                new Use.Condition(
                    "architecture has convolutions",
                    earlier -> LayerList.of(earlier).convolutional())));
    uses.add(
        Use.extension(
            new Setting(
                Settings.PHASE_JITTER.name(),
                Kind.REAL,
                "probability",
                Range.between(0, 1),
                Settings.PHASE_JITTER.meaning()),
            OFF));
    uses.add(
        new Use(
            Settings.JITTER_MODE.within(Range.oneOf("skip", "shuffle")),
            earlier -> new Value.Name("skip"),
            Use.Standing.EXTENSION,
            new Value.Name("skip"),
            new Use.Condition(
                "phase-jitter is above 0", earlier -> earlier.real(Settings.PHASE_JITTER) > 0)));
    return uses;
  }

  private static Value order(Values earlier) {
    return new Value.Name(LayerList.of(earlier).convolutional() ? "forward" : "zigzag");
  }

  private static Value passes(Values earlier) {
    InferenceOrder order = InferenceOrder.of(earlier.word(INFERENCE_ORDER));
    if (order.single()) {
      return new Value.Whole(1);
    }
    if (order == InferenceOrder.FORWARD) {
      return new Value.Whole(LayerList.of(earlier).depth());
    }
    return new Value.Whole(earlier.is(Settings.VARIANT, "dp-damped") ? 16 : 6);
  }

  private static Value nudge(Values earlier) {
    if (!earlier.is(Settings.VARIANT, "dp-transpose")) {
      boolean half = earlier.is(Settings.LOSS, "half-squared-error");
      return new Value.Name(half ? "proximal" : "current");
    }
    return new Value.Name(earlier.is(Settings.INITIAL_STATE, "forward") ? "predicted" : "current");
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws InvalidSetting at the setting to change
   */
  static void check(Values values) {
    InferenceOrder order = InferenceOrder.of(values.word(INFERENCE_ORDER));
    if (order.single() && values.whole(INFERENCE_PASSES) != 1) {
      throw refusal(
          INFERENCE_PASSES,
          values.whole(INFERENCE_PASSES),
          "1 is allowed with inference-order " + values.word(INFERENCE_ORDER));
    }
    boolean automatic = values.has(DAMPING) && values.is(DAMPING, "auto");
    if (automatic && LayerList.of(values).convolutional()) {
      throw refusal(
          DAMPING, "auto", "a number is allowed with convolutions, whose norms are not taken yet");
    }
    boolean forward = values.is(Settings.INITIAL_STATE, "forward");
    if (order == InferenceOrder.BACKWARD_SWEEP && !forward) {
      throw refusal(
          Settings.INITIAL_STATE,
          values.word(Settings.INITIAL_STATE),
          "forward is allowed with inference-order backward-sweep, which keeps the means");
    }
    String nudge = values.word(OUTPUT_NUDGE);
    if (nudge.equals("predicted") && !forward) {
      throw refusal(OUTPUT_NUDGE, nudge, "it is allowed with initial-state forward only");
    }
    if (nudge.equals("proximal")) {
      checkProximal(values);
    }
  }

  private static void checkProximal(Values values) {
    if (!values.is(Settings.LOSS, "half-squared-error")) {
      throw refusal(OUTPUT_NUDGE, "proximal", "it is allowed with loss half-squared-error only");
    }
    Variant variant = Variant.of(values.word(Settings.VARIANT));
    double beta = values.real(Settings.NUDGING_STRENGTH);
    double limit = variant.negative(values.real(Settings.NUDGING_ASYMMETRY)) * beta;
    if (limit >= 1) {
      throw refusal(
          Settings.NUDGING_STRENGTH,
          beta,
          "with output-nudge proximal the share of the negative state times nudging-strength is "
              + limit
              + "; below 1 is allowed");
    }
  }

  private static InvalidSetting refusal(Setting setting, Object value, String why) {
    return new InvalidSetting(setting.name(), setting.name() + " is " + value + "; " + why);
  }
}
