package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.phase.PhaseLengths;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The settings of this family: those of one model apply only where it is chosen. */
final class FlexibleSettings {
  static final Setting MODEL = word("model", "What flexible phases train.", "rbm", "ff", "ep");
  static final Setting ESTIMATOR =
      word(
          "estimator",
          "Whether each phase learns by itself, or both phases of a datum are compared.",
          "sampled",
          "paired");
  static final Setting LAW =
      word(
          "phase-length-law",
          "Distribution of the length of a phase.",
          "gamma",
          "gamma-with-zero",
          "geometric",
          "uniform");
  static final Setting LENGTH =
      real("phase-length", "steps", Range.between(1, 1e6), "Mean length of a phase.");
  static final Setting CORRELATION =
      real(
          "phase-type-correlation",
          "-",
          new Range(-1, false, 1, true, List.of()),
          "Correlation of successive phase types; -1 alternates.");
  static final Setting PROBABILITY =
      real(
          "positive-phase-probability",
          "share",
          new Range(0, true, 1, true, List.of()),
          "Probability of a positive phase.");
  static final Setting ASSUMED =
      real(
          "assumed-positive-probability",
          "share",
          new Range(0, true, 1, true, List.of("auto")),
          "Share of positive learning events that the weights assume; auto is the true one.");
  static final Setting RATIO =
      real(
          "phase-length-ratio",
          "-",
          Range.above(0),
          "Mean length of positive phases over that of negative ones.");
  static final Setting GATE =
      real(
          "learning-gate",
          "share",
          Range.between(0, 1),
          "Share of a phase that passes before it learns; 1 learns at its end.");
  static final Setting CENTERING_RATE =
      real(
          "centering-rate",
          "1/phase",
          Range.between(0, 1),
          "Rate of a trace of the learning signal that is subtracted from it; 0 is off.");
  static final Setting GAIN_CORRECTION =
      new Setting(
          "centering-gain-correction",
          Kind.FLAG,
          "-",
          Range.any(),
          "Whether the weights make up for what a centering trace takes from the mean update.");
  static final Setting RATE_SCHEDULE =
      Settings.LEARNING_RATE_SCHEDULE.within(Range.oneOf("constant", "linear"));
  static final Setting ASYMMETRY = Settings.NUDGING_ASYMMETRY.within(Range.between(0, 1));
  static final Setting GOODNESS =
      real(
          "goodness-threshold",
          "-",
          Range.above(0),
          "Mean squared activity above which a layer calls a datum real.");
  static final Setting READOUT =
      word(
          "label-readout",
          "How a label is read from a machine with label units.",
          "free-energy",
          "gibbs");
  private static final Value OFF = new Value.Real(0);

  private FlexibleSettings() {}

  static List<Use> all() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(MODEL, "ep"));
    uses.add(
        Use.of(
            Settings.ARCHITECTURE,
            by(
                Architecture.value(16, 16),
                Architecture.value(784, 500, 500, 10),
                Architecture.value(64, 64, 10))));
    uses.add(Use.of(ESTIMATOR, "sampled"));
    uses.add(Use.of(LAW, "gamma"));
    uses.add(
        new Use(
            Settings.PHASE_JITTER.within(Range.between(0, 4)),
            earlier -> OFF,
            Use.Standing.NATIVE,
            OFF));
    uses.add(Use.of(LENGTH, by(20, 1, 20)));
    uses.add(Use.of(CORRELATION, 0.0));
    uses.add(Use.of(PROBABILITY, .5));
    uses.add(Use.of(ASSUMED, "auto"));
    uses.add(Use.of(RATIO, 1.0).where(MODEL, "rbm", "ep"));
    uses.add(Use.of(GATE, by(0, 1, 1)).where(MODEL, "rbm", "ep"));
    uses.add(
        new Use(CENTERING_RATE, by(0, 0, .5), Use.Standing.EXTENSION, OFF)
            .where(MODEL, "rbm", "ep"));
    uses.add(Use.of(GAIN_CORRECTION, earlier -> new Value.Flag(true)).where(MODEL, "rbm", "ep"));
    uses.add(Use.of(Settings.LEARNING_RATE, by(.008, .01, .02)));
    uses.add(Use.of(Settings.LAYER_RATE_FACTOR, .5).where(MODEL, "ep"));
    uses.add(
        Use.of(
            RATE_SCHEDULE,
            by(new Value.Name("linear"), new Value.Name("constant"), new Value.Name("linear"))));
    uses.add(Use.of(Settings.NUDGING_STRENGTH, .5).where(MODEL, "ep"));
    uses.add(Use.of(ASYMMETRY, 1.0).where(MODEL, "ep"));
    uses.add(
        Use.of(
            Settings.BATCH_SIZE, by(new Value.Whole(1), new Value.Whole(1), new Value.Whole(20))));
    uses.add(Use.of(GOODNESS, 2.0).where(MODEL, "ff"));
    uses.add(Use.of(READOUT, "free-energy").where(MODEL, "rbm"));
    uses.add(Use.of(Settings.INIT_GAIN, 1.0));
    uses.add(Use.extension(Settings.WEIGHT_NOISE, OFF).where(MODEL, "rbm", "ep"));
    uses.add(Use.extension(Settings.STATE_NOISE, OFF).where(MODEL, "rbm", "ep"));
    return uses;
  }

  private static Function<Values, Value> by(double rbm, double ff, double ep) {
    return by(new Value.Real(rbm), new Value.Real(ff), new Value.Real(ep));
  }

  private static Function<Values, Value> by(Value rbm, Value ff, Value ep) {
    return earlier ->
        !(earlier.find(MODEL.name()) instanceof Value.Name model)
            ? ep
            : model.value().equals("rbm") ? rbm : model.value().equals("ff") ? ff : ep;
  }

  /**
   * The phases that the settings describe.
   *
   * @throws InvalidSetting if they do not go together
   */
  static PhaseTiming timing(Values values) {
    double b = values.real(PROBABILITY);
    double r = values.real(CORRELATION);
    double rho = values.has(CENTERING_RATE) ? values.real(CENTERING_RATE) : 0;
    boolean corrected = !values.has(GAIN_CORRECTION) || values.flag(GAIN_CORRECTION);
    double ratio = values.has(RATIO) ? values.real(RATIO) : 1;
    double down = PhaseTiming.negativeMean(values.real(LENGTH), b, ratio);
    return new PhaseTiming(
        b,
        r,
        values.is(ASSUMED, "auto") ? Double.NaN : values.real(ASSUMED),
        values.has(GATE) ? values.real(GATE) : 0,
        lengths(values, ratio * down),
        lengths(values, down),
        corrected ? PhaseTiming.gain(r, rho) : 1);
  }

  private static PhaseLengths lengths(Values values, double mean) {
    double variation = values.real(Settings.PHASE_JITTER);
    String law = values.word(LAW);
    if (law.equals("gamma-with-zero")) {
      return PhaseLengths.gammaWithZero(mean, variation);
    }
    if (law.equals("gamma")) {
      if (variation > 0 && mean <= 1) {
        throw new InvalidSetting(
            LENGTH.name(),
            "a mean phase length of "
                + mean
                + " leaves nothing to jitter; above 1 is allowed with phase-jitter above 0");
      }
      return PhaseLengths.gamma(mean, variation);
    }
    if (variation > 0) {
      throw new InvalidSetting(
          Settings.PHASE_JITTER.name(),
          "phase-length-law "
              + law
              + " has a spread of its own; phase-jitter 0 is allowed with it");
    }
    if (mean < 1 || (law.equals("uniform") && mean != Math.rint(mean))) {
      throw new InvalidSetting(
          LENGTH.name(),
          "a mean phase length of "
              + mean
              + "; "
              + (law.equals("uniform") ? "a whole number" : "a number")
              + " from 1 is allowed with "
              + law);
    }
    return law.equals("uniform") ? PhaseLengths.uniform((int) mean) : PhaseLengths.geometric(mean);
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws InvalidSetting at the setting to change
   */
  static void check(Values values) {
    Architecture.of(values);
    boolean ep = values.is(MODEL, "ep");
    if (!ep && values.whole(Settings.BATCH_SIZE) != 1) {
      throw new InvalidSetting(
          Settings.BATCH_SIZE.name(),
          "batch-size is "
              + values.whole(Settings.BATCH_SIZE)
              + "; 1 is allowed with model "
              + values.word(MODEL));
    }
    if (values.is(ESTIMATOR, "paired")) {
      if (ep) {
        throw new InvalidSetting(
            ESTIMATOR.name(),
            "estimator paired with model ep is the rule equilibrium-propagation; sampled is allowed"
                + " here");
      }
      paired(values);
    }
    if (values.is(MODEL, "ff") && values.items(Settings.ARCHITECTURE).size() < 3) {
      throw new InvalidSetting(
          Settings.ARCHITECTURE.name(),
          "architecture has no hidden layer; model ff trains the layers between the inputs and the"
              + " number of labels, such as [784, 500, 500, 10]");
    }
    timing(values);
  }

  private static void paired(Values values) {
    refuse(values, Settings.PHASE_JITTER, OFF);
    refuse(values, LAW, new Value.Name("gamma"));
    refuse(values, CORRELATION, OFF);
    refuse(values, PROBABILITY, new Value.Real(.5));
    refuse(values, ASSUMED, new Value.Name("auto"));
    refuse(values, RATIO, new Value.Real(1));
    refuse(values, GATE, OFF);
    refuse(values, CENTERING_RATE, OFF);
  }

  private static void refuse(Values values, Setting setting, Value rigid) {
    Value value = values.find(setting.name());
    if (value != null && !value.equals(rigid)) {
      throw new InvalidSetting(
          setting.name(),
          setting.name()
              + " is "
              + value.text()
              + "; estimator paired has rigid phases, so "
              + rigid.text()
              + " is allowed");
    }
  }

  private static Setting real(String name, String unit, Range range, String meaning) {
    return new Setting(name, Kind.REAL, unit, range, meaning);
  }

  private static Setting word(String name, String meaning, String... words) {
    return new Setting(name, Kind.WORD, "-", Range.oneOf(words), meaning);
  }
}
