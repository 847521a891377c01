package io.phasesweep.core.rule.clapp;

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
import java.util.List;

/** The settings of the rule: which variants have them, their ranges and defaults. */
final class ClappUses {
  static final Setting VARIANT = Settings.VARIANT.within(Range.oneOf(Variant.words()));

  static final Setting NUDGING_STRENGTH = Settings.NUDGING_STRENGTH.within(Range.atLeast(0));

  /** What is disordered: the coin, the prediction offset, or the parts that exist. */
  static final Setting JITTER_MODE =
      Settings.JITTER_MODE.within(Range.oneOf("both", "coin", "offset"));

  static final Setting SACCADE_PROBABILITY =
      new Setting(
          "saccade-probability",
          Kind.REAL,
          "-",
          Range.between(.01, .99),
          "Probability that a presentation is a saccade to another image.");

  static final Setting COIN_REDUCTION =
      word(
          "coin-reduction",
          "Whether fixation and saccade terms are divided by their group's size or by the batch.",
          "group-mean",
          "batch-mean");

  static final Setting NEGATIVES =
      whole("negatives", "per positive", 1, 16, "Negatives per positive pair.");

  static final Setting RETRO_WEIGHTS =
      word(
          "retro-weights",
          "Whether retrodiction has weights of its own or the prediction weights transposed.",
          "separate",
          "transposed");

  static final Setting BROADCAST =
      word(
          "broadcast",
          "Whether coins and negatives are drawn per layer or once for the whole network.",
          "layer",
          "network");

  static final String PATCHES = "patches";

  static final Setting MOMENTS =
      word("moments", "What the moments of an image are.", "two-views", PATCHES);

  static final Setting PATCH_SIZE = whole("patch-size", "pixels", 2, 512, "Side of a patch.");

  static final Setting PATCH_STRIDE =
      whole("patch-stride", "pixels", 1, 512, "From a patch to its neighbour.");

  static final Setting PREDICTION_STEPS =
      whole("prediction-steps", "rows", 1, 64, "Rows of patches that a context predicts.");

  static final Setting CONTEXT_SKIP =
      whole(
          "context-skip", "rows", 0, 64, "Rows left out between a context and the nearest target.");

  static final Setting MAX_SHIFT =
      whole("max-shift", "pixels", 0, 4, "Largest shift of a view along each axis.");

  static final Setting NO_GAMMA = flag("no-gamma", "Control: no gate and no sign in the update.");
  static final Setting NO_PRED = flag("no-pred", "Control: no dendritic prediction.");
  static final Setting DETACH_CONTEXT =
      flag("detach-context", "Control: nothing is learned on the context side.");
  static final Setting FREEZE_PREDICTION =
      flag("freeze-prediction", "Control: prediction and retrodiction weights stay as drawn.");
  static final Setting EXCLUDE_SELF = flag("exclude-self", "An image is never its own negative.");

  static final Setting READOUT =
      word("readout", "Protocol of the read-outs of the layers.", "standardised", "published");

  static final Setting READOUT_TRAIN =
      new Setting(
          "readout-train",
          Kind.REAL,
          "examples",
          Range.between(1, 1e6).orWords("all"),
          "Last examples of the training file that read-outs are trained on; all: the training part.");

  private static final Value OFF = new Value.Real(0);

  private static final Use.Condition COIN =
      new Use.Condition(
          "variant has a coin (clapp, hinge-cpc)", earlier -> Variant.of(earlier).coin());
  private static final Value BOTH = new Value.Name("both");
  private static final Use.Condition JITTERS =
      new Use.Condition(
          "phase-jitter is above 0", earlier -> real(earlier, Settings.PHASE_JITTER, 0) > 0);
  private static final Use.Condition DISORDER =
      new Use.Condition(
          "variant has a coin (clapp, hinge-cpc) or moments is patches, and something learns",
          earlier -> Variant.of(earlier).coin() || learnsFromPatches(earlier));
  private static final Use.Condition FROM_PATCHES =
      new Use.Condition(
          "moments is patches and variant is not random-init", ClappUses::learnsFromPatches);
  private static final Use.Condition FROM_VIEWS =
      new Use.Condition(
          "moments is two-views and variant is not random-init",
          earlier -> Variant.of(earlier).learns() && !patches(earlier));
  private static final Use.Condition LEARNS =
      new Use.Condition("variant is not random-init", earlier -> Variant.of(earlier).learns());
  private static final Use.Condition LOCAL =
      new Use.Condition("variant is clapp, clapp-s or gim", earlier -> Variant.of(earlier).local());
  private static final Use.Condition CONTROLS =
      new Use.Condition("variant is clapp or clapp-s", earlier -> Variant.of(earlier).controls());

  private ClappUses() {}

  private static Value usualMoments(Values earlier) {
    return new Value.Name(LayerList.of(earlier).convolutional() ? PATCHES : "two-views");
  }

  private static boolean patches(Values earlier) {
    return earlier.is(MOMENTS, PATCHES);
  }

  private static boolean learnsFromPatches(Values earlier) {
    return Variant.of(earlier).learns() && patches(earlier);
  }

  /** All uses, the variant first: the others depend on it. */
  static List<Use> all() {
    return List.of(
        Use.of(VARIANT, "clapp"),
        Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(64, 64, 10)),
        Use.of(MOMENTS, ClappUses::usualMoments),
        Use.of(PATCH_SIZE, 8).where(MOMENTS, PATCHES),
        Use.of(PATCH_STRIDE, 4).where(MOMENTS, PATCHES),
        Use.of(PREDICTION_STEPS, 5).where(FROM_PATCHES),
        Use.of(CONTEXT_SKIP, 1).where(FROM_PATCHES),
        Use.of(MAX_SHIFT, 1).where(FROM_VIEWS),
        Use.of(
            Settings.BATCH_SIZE.within(Range.between(2, 65_536)),
            earlier -> new Value.Whole(patches(earlier) ? 32 : 20)),
        Use.of(Settings.INIT_GAIN, 1.0),
        Use.of(
                Settings.LEARNING_RATE.within(Range.between(1e-5, 1e-2)),
                earlier -> new Value.Real(patches(earlier) ? 1e-3 : 5e-4))
            .where(LEARNS),
        Use.extension(NUDGING_STRENGTH, OFF).where(LOCAL),
        Use.extension(Settings.PHASE_JITTER.within(Range.between(0, 1)), OFF).where(DISORDER),
        new Use(JITTER_MODE, earlier -> BOTH, Use.Standing.EXTENSION, BOTH, JITTERS),
        Use.of(SACCADE_PROBABILITY, .5).where(COIN),
        Use.of(COIN_REDUCTION, "group-mean").where(COIN),
        Use.of(NEGATIVES, earlier -> new Value.Whole(Variant.of(earlier).negatives()))
            .where(LEARNS),
        Use.of(
                RETRO_WEIGHTS,
                earlier ->
                    new Value.Name(Variant.of(earlier).separate() ? "separate" : "transposed"))
            .where(LEARNS),
        Use.of(BROADCAST, "layer").where(LEARNS),
        Use.of(READOUT, "standardised"),
        Use.of(READOUT_TRAIN, "all"),
        off(NO_GAMMA).where(CONTROLS),
        off(NO_PRED).where(CONTROLS),
        off(DETACH_CONTEXT).where(CONTROLS),
        off(FREEZE_PREDICTION).where(CONTROLS),
        off(EXCLUDE_SELF).where(LEARNS),
        Use.extension(Settings.WEIGHT_NOISE, OFF).where(LEARNS),
        Use.extension(Settings.STATE_NOISE, OFF).where(LEARNS));
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws InvalidSetting at the setting to change
   */
  static void check(Values values) {
    Variant variant = Variant.of(values);
    double examples = real(values, READOUT_TRAIN, 0);
    if (examples != Math.rint(examples)) {
      throw new InvalidSetting(
          READOUT_TRAIN.name(),
          "readout-train is " + examples + "; a whole number of examples, or all, is allowed");
    }
    if (LayerList.of(values).depth() < 2) {
      throw new InvalidSetting(
          Settings.ARCHITECTURE.name(),
          "architecture has no hidden layer; at least one between inputs and classes is allowed");
    }
    checkJitter(values, variant);
    if (variant.coin() && whole(values, NEGATIVES, 1) > 1) {
      throw new InvalidSetting(
          NEGATIVES.name(),
          "negatives is "
              + whole(values, NEGATIVES, 1)
              + "; with the coin of variant "
              + variant.word()
              + " only 1 is allowed");
    }
  }

  /** Disorder of a part that is not there would do nothing. */
  private static void checkJitter(Values values, Variant variant) {
    String mode = word(values, JITTER_MODE, "both");
    boolean coin = mode.equals("coin");
    if ((coin && !variant.coin()) || (mode.equals("offset") && !patches(values))) {
      throw new InvalidSetting(
          JITTER_MODE.name(),
          "jitter-mode is "
              + mode
              + "; "
              + (coin
                  ? "variant " + variant.word() + " has no coin, so offset"
                  : "two views have no offset, so coin")
              + " or both is allowed");
    }
  }

  static double real(Values values, Setting setting, double absent) {
    return values.find(setting.name()) instanceof Value.Real real ? real.value() : absent;
  }

  static int whole(Values values, Setting setting, int absent) {
    return values.find(setting.name()) instanceof Value.Whole whole
        ? Math.toIntExact(whole.value())
        : absent;
  }

  static String word(Values values, Setting setting, String absent) {
    return values.find(setting.name()) instanceof Value.Name name ? name.value() : absent;
  }

  private static Use off(Setting flag) {
    Value no = new Value.Flag(false);
    return new Use(flag, earlier -> no, Use.Standing.NATIVE, no);
  }

  private static Setting word(String name, String meaning, String... words) {
    return new Setting(name, Kind.WORD, "-", Range.oneOf(words), meaning);
  }

  private static Setting whole(String name, String unit, int least, int most, String meaning) {
    return new Setting(name, Kind.WHOLE, unit, Range.between(least, most), meaning);
  }

  private static Setting flag(String name, String meaning) {
    return new Setting(name, Kind.FLAG, "-", Range.oneOf(), meaning);
  }
}
