package io.phasesweep.core.setting;

import io.phasesweep.core.setting.Setting.Kind;

/**
 * The settings that several rules share: one name, one meaning. A rule narrows a range by {@link
 * Setting#within}.
 */
public final class Settings {
  private static final String NONE = "-";

  /** More sweeps, epochs or units of a layer than any machine finishes. */
  private static final double MOST = 1e6;

  public static final Setting ARCHITECTURE =
      new Setting(
          "architecture",
          Kind.LAYERS,
          "units",
          Range.between(1, MOST),
          "Layer sizes from inputs to classes.");

  public static final Setting NUDGING_STRENGTH =
      real(
          "nudging-strength",
          NONE,
          Range.above(0),
          "Weight of the cost: the span between the two states compared; the update divides by it.");

  public static final Setting NUDGING_ASYMMETRY =
      real(
          "nudging-asymmetry",
          NONE,
          Range.between(0, 1).orWords("random"),
          "How the span is split: 1 positive, 0 negative, 0.5 centered; random draws 1 or 0 per"
              + " minibatch.");

  public static final Setting PHASE_JITTER =
      real(
          "phase-jitter",
          "of the rule",
          Range.atLeast(0),
          "Disorder in the timing or order of learning phases; 0 is rigid.");

  public static final Setting JITTER_MODE =
      word("jitter-mode", "What phase jitter does.", "skip", "shuffle");

  public static final Setting VARIANT =
      word("variant", "Variant of the rule.", "dp", "dp-transpose", "dp-damped");

  public static final Setting FREE_STEPS =
      whole("free-steps", "sweeps", 1, "Sweeps of the free phase.");

  public static final Setting NUDGED_STEPS =
      whole("nudged-steps", "sweeps", 1, "Sweeps of each nudged or clamped phase.");

  public static final Setting RELAXATION_ORDER =
      word(
          "relaxation-order",
          "Whether all layers step together, or odd and even layers take turns.",
          "synchronous",
          "alternating");

  public static final Setting RELAXATION_STEP =
      real(
          "relaxation-step",
          NONE,
          Range.aboveTo(0, 1),
          "Share of the way to its drive that a unit moves in one synchronous sweep.");

  public static final Setting RELAXATION_TOLERANCE =
      real(
          "relaxation-tolerance",
          "relative",
          Range.atLeast(0),
          "Relative change of a sweep at which relaxation stops; 0 runs every sweep.");

  public static final Setting INITIAL_STATE =
      word(
          "initial-state",
          "Where states start: from zero, from the last ones (energy-based rules: of the same example), or"
              + " from a forward pass.",
          "zero",
          "persistent");

  public static final Setting ACTIVATION =
      word(
          "activation",
          "Nonlinearity of the hidden units.",
          "hard-sigmoid",
          "relu",
          "hard-tanh",
          "identity",
          "tanh",
          "sigmoid");

  public static final Setting OUTPUT_ACTIVATION =
      word(
          "output-activation",
          "Nonlinearity of the output units; identity leaves them free.",
          "hard-sigmoid",
          "relu",
          "hard-tanh",
          "identity");

  public static final Setting LEARNING_RATE =
      real("learning-rate", NONE, Range.above(0), "Learning rate of the first layer.");

  public static final Setting LAYER_RATE_FACTOR =
      real(
          "layer-rate-factor",
          NONE,
          Range.aboveTo(0, 1),
          "Factor on the learning rate from each layer to the next.");

  public static final Setting LEARNING_RATE_SCHEDULE =
      word(
          "learning-rate-schedule",
          "How the learning rate moves: constant, linear to 0 over the budget, or linear warm-up"
              + " and then a cosine.",
          "constant",
          "linear",
          "warmup-cosine");

  public static final Setting RATE_START =
      real(
          "rate-start",
          NONE,
          Range.atLeast(0),
          "Learning rate at the start of the warm-up; only with warmup-cosine.");

  public static final Setting RATE_END =
      real(
          "rate-end",
          NONE,
          Range.atLeast(0),
          "Learning rate after the cosine; only with warmup-cosine.");

  public static final Setting WARMUP_EPOCHS =
      whole("warmup-epochs", "epochs", 0, "Length of the warm-up; only with warmup-cosine.");

  public static final Setting DECAY_EPOCHS =
      whole(
          "decay-epochs",
          "epochs",
          1,
          "Epoch at which the cosine ends, warm-up included; only with warmup-cosine.");

  public static final Setting OPTIMIZER =
      word(
          "optimizer",
          "What turns an update into a change of the weights.",
          "sgd",
          "momentum",
          "adam");

  public static final Setting WEIGHT_DECAY =
      real(
          "weight-decay",
          NONE,
          Range.atLeast(0),
          "Factor of the parameters that is added to the gradient.");

  public static final Setting BATCH_SIZE =
      whole("batch-size", "examples", 1, "Examples of a minibatch.")
          .within(Range.between(1, 65_536));

  public static final Setting INIT_LAW =
      word(
          "init-law",
          "Distribution of the initial weights.",
          "scaled-normal",
          "glorot-uniform",
          "lecun-normal");

  public static final Setting INIT_GAIN =
      real("init-gain", NONE, Range.above(0), "Factor on the initial weights.");

  public static final Setting LOSS =
      word("loss", "What training lowers.", "half-squared-error", "squared-error", "cross-entropy");

  public static final Setting ATTACK_EPSILONS =
      new Setting(
          "attack-epsilons",
          Kind.REALS,
          "input range",
          Range.between(0, 1),
          "Sizes of the gradient-sign attack under which accuracy is measured.");

  public static final Setting WEIGHT_NOISE =
      real(
          "weight-noise",
          "relative",
          Range.between(0, 10),
          "Relative noise on every weight, drawn anew at each step; 0 is off.");

  public static final Setting STATE_NOISE =
      real(
          "state-noise",
          "drive",
          Range.between(0, 10),
          "Noise on the drive of every unit that is not held; 0 is off.");

  private Settings() {}

  private static Setting real(String name, String unit, Range range, String meaning) {
    return new Setting(name, Kind.REAL, unit, range, meaning);
  }

  private static Setting whole(String name, String unit, int least, String meaning) {
    return new Setting(name, Kind.WHOLE, unit, Range.between(least, MOST), meaning);
  }

  private static Setting word(String name, String meaning, String... words) {
    return new Setting(name, Kind.WORD, NONE, Range.oneOf(words), meaning);
  }
}
