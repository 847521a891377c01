package io.phasesweep.core.dynamics;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.LadderSettings;
import io.phasesweep.core.synapse.LadderUses;
import java.util.ArrayList;
import java.util.List;

/** The settings of synapses that remember, as every rule on a network has them. */
public final class MemorySettings {
  private static final String NONE = "-";

  /** Entropy production, or {@code ideal}, or {@code exact} for a rule that needs no synapse. */
  public static final Setting DISSIPATION =
      LadderSettings.DISSIPATION.within(Range.between(0, 55).orWords("ideal", "exact"));

  public static final Setting COUPLING =
      word(
          "dissipation-coupling",
          "How the area of an imperfect kernel meets the dead zone.",
          "rescaled-threshold",
          "setpoint-subtraction",
          "floor-free",
          "fixed-threshold");

  public static final Setting SCOPE =
      word(
          "threshold-scope",
          "Whether a rescaled threshold follows the largest mean signal of a layer's block or each"
              + " synapse's own.",
          "layer",
          "synapse");

  public static final Setting SETPOINT =
      word(
          "setpoint",
          "What setpoint-subtraction subtracts: the mean over a period, or, as a control, the free"
              + " state.",
          "period-mean",
          "free-state");

  public static final Setting THRESHOLDS =
      new Setting(
          "thresholds",
          Kind.REALS,
          "signal",
          Range.atLeast(0).orWords("published", "auto"),
          "Dead zones of W1, b1, W2, b2 and so on; published fits 784-500-10 with minibatches of"
              + " 20, auto takes them from the first ten minibatches.");

  public static final Setting RANGE_MARGIN =
      new Setting(
          "range-margin",
          Kind.REAL,
          NONE,
          Range.above(0),
          "Largest signal that auto thresholds leave undisturbed, in rms signals.");

  public static final Setting RATES_PER_PERIOD =
      new Setting(
          "rates-per-period",
          Kind.REAL,
          "k_R per period",
          Range.above(0),
          "How fast the ladder is: its slow rate times the period.");

  public static final Setting AREA_CAP =
      new Setting(
          "area-cap",
          Kind.REAL,
          "1/period",
          Range.aboveTo(0, 10),
          "Largest kernel area; also that of a ladder that does not compare.");

  private MemorySettings() {}

  private static Setting word(String name, String meaning, String... words) {
    return new Setting(name, Kind.WORD, NONE, Range.oneOf(words), meaning);
  }

  /** Where there is a synapse at all. */
  private static final Use.Condition READS =
      new Use.Condition(
          "dissipation is a number or ideal",
          earlier -> !earlier.is(LadderSettings.DISSIPATION, "exact"));

  /**
   * The axis {@code dissipation} and the group <em>memory synapse</em> of a rule that compares two
   * phases by itself: {@code exact} needs no synapse and is off.
   */
  public static List<Use> ofTwoPhases() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.extension(DISSIPATION, new Value.Name("exact")));
    uses.addAll(group(LadderUses.FINITE));
    return uses;
  }

  /**
   * The group <em>memory synapse</em>, after the use of {@code dissipation}.
   *
   * @param area where the kernel may have an area
   */
  public static List<Use> group(Use.Condition area) {
    List<Use> uses = new ArrayList<>();
    uses.add(
        Use.of(THRESHOLDS, earlier -> new Value.Name(publishedFits(earlier) ? "published" : "auto"))
            .where(READS));
    uses.add(
        Use.of(RANGE_MARGIN, 5.0)
            .where(
                new Use.Condition(
                    "thresholds is auto",
                    earlier -> earlier.has(THRESHOLDS) && earlier.is(THRESHOLDS, "auto"))));
    uses.add(Use.of(COUPLING, "rescaled-threshold").where(area));
    uses.add(Use.of(SCOPE, "layer").where(COUPLING, "rescaled-threshold"));
    uses.add(Use.of(SETPOINT, "period-mean").where(COUPLING, "setpoint-subtraction"));
    uses.addAll(LadderUses.of("centred"));
    uses.add(Use.of(RATES_PER_PERIOD, 50.0).where(LadderUses.FINITE));
    uses.add(Use.of(AREA_CAP, 10.0).where(LadderUses.FINITE));
    return uses;
  }

  /** Whether the published thresholds belong to this net: 784-500-10, minibatches of 20. */
  static boolean publishedFits(Values values) {
    return values.value(Settings.ARCHITECTURE).equals(Architecture.value(784, 500, 10))
        && values.find(Settings.BATCH_SIZE.name()) instanceof Value.Whole batch
        && batch.value() == 20;
  }
}
