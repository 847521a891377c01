package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.readout.Readout;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;

/**
 * A trial of the rule, typed.
 *
 * @param layers the net; its last entry is the class count of the read-out
 * @param variant which form
 * @param separate whether retrodiction has weights of its own
 * @param negatives n, per positive
 * @param batchSize B
 * @param rate learning rate
 * @param initGain factor on the bounds of W and b
 * @param nudging beta; 0 = off
 * @param saccadeProbability p_s
 * @param coinCorrelation kappa of the coin; 0 = independent
 * @param shiftedShare omega, share of minibatches whose offset is shifted
 * @param network one coin and one negative per image for all layers, sides and steps
 * @param batchMean both terms divided by B, not by their group's size
 * @param controls switches that take something away from the rule
 * @param moments where moments come from
 * @param medium noise on weights and drives
 * @param protocol of the read-outs
 * @param readoutTrain last training examples that they see; 0 = all
 */
record ClappPlan(
    LayerList layers,
    Variant variant,
    boolean topOnly,
    boolean separate,
    int negatives,
    int batchSize,
    double rate,
    double initGain,
    double nudging,
    double saccadeProbability,
    double coinCorrelation,
    double shiftedShare,
    boolean network,
    boolean batchMean,
    Controls controls,
    MomentPlan moments,
    Medium medium,
    Readout.Protocol protocol,
    int readoutTrain) {
  /** The strongest correlation of the coin. */
  private static final double MOST_CORRELATION = .999;

  /**
   * What a control takes away.
   *
   * @param noGamma gate and sign: both terms are 1 - u
   * @param noPred the dendrite: u = 1'(M z) + 1'c
   * @param detachContext learning on the context side
   * @param freezePrediction learning of M
   * @param excludeSelf the own image among the negatives
   */
  record Controls(
      boolean noGamma,
      boolean noPred,
      boolean detachContext,
      boolean freezePrediction,
      boolean excludeSelf) {

    static Controls of(Values values) {
      return new Controls(
          flag(values, ClappUses.NO_GAMMA.name()),
          flag(values, ClappUses.NO_PRED.name()),
          flag(values, ClappUses.DETACH_CONTEXT.name()),
          flag(values, ClappUses.FREEZE_PREDICTION.name()),
          flag(values, ClappUses.EXCLUDE_SELF.name()));
    }

    private static boolean flag(Values values, String name) {
      return values.find(name) instanceof Value.Flag flag && flag.value();
    }
  }

  /** The plan of a trial. */
  static ClappPlan of(Values values) {
    Variant variant = Variant.of(values);
    MomentPlan moments = MomentPlan.of(values);
    double jitter = ClappUses.real(values, Settings.PHASE_JITTER, 0);
    String mode = ClappUses.word(values, ClappUses.JITTER_MODE, "both");
    boolean coinPart = variant.coin() && !mode.equals("offset");
    boolean offsetPart = moments.patches() && !mode.equals("coin");
    return new ClappPlan(
        LayerList.of(values),
        variant,
        variant.topOnly(),
        ClappUses.word(values, ClappUses.RETRO_WEIGHTS, "transposed").equals("separate"),
        ClappUses.whole(values, ClappUses.NEGATIVES, 1),
        values.whole(Settings.BATCH_SIZE),
        ClappUses.real(values, Settings.LEARNING_RATE, 0),
        values.real(Settings.INIT_GAIN),
        ClappUses.real(values, ClappUses.NUDGING_STRENGTH, 0),
        ClappUses.real(values, ClappUses.SACCADE_PROBABILITY, .5),
        coinPart ? Math.min(jitter, MOST_CORRELATION) : 0,
        offsetPart ? jitter : 0,
        ClappUses.word(values, ClappUses.BROADCAST, "layer").equals("network"),
        ClappUses.word(values, ClappUses.COIN_REDUCTION, "group-mean").equals("batch-mean"),
        Controls.of(values),
        moments,
        new Medium(
            ClappUses.real(values, Settings.WEIGHT_NOISE, 0),
            ClappUses.real(values, Settings.STATE_NOISE, 0)),
        values.is(ClappUses.READOUT, "published")
            ? Readout.Protocol.PUBLISHED
            : Readout.Protocol.STANDARDISED,
        (int) ClappUses.real(values, ClappUses.READOUT_TRAIN, 0));
  }

  /**
   * The same losses as the probe sees them: no jitter, no noise.
   *
   * @param top whether only the top layer's is lowered
   */
  ClappPlan rigid(boolean top) {
    return new ClappPlan(
        layers,
        variant,
        top,
        separate,
        negatives,
        batchSize,
        rate,
        initGain,
        nudging,
        saccadeProbability,
        0,
        0,
        network,
        batchMean,
        controls,
        moments,
        Medium.none(),
        protocol,
        readoutTrain);
  }

  /** Losses of a layer: prediction and retrodiction apart, or one for both. */
  int sides() {
    return separate ? 2 : 1;
  }

  boolean coin() {
    return variant.coin();
  }

  boolean excludeSelf() {
    return controls.excludeSelf();
  }

  /** The lowest layer with a loss of its own; above the net if nothing learns. */
  int lowestLoss(int depth) {
    return !variant.learns() ? depth + 1 : topOnly ? depth : 1;
  }
}
