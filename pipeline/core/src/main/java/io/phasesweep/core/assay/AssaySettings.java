package io.phasesweep.core.assay;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;

/** The settings that only assays have. */
final class AssaySettings {
  static final Setting SIGNAL_MEAN =
      real("signal-mean", "signal", Range.any(), "Mean s_bar of the signal at its two ends.");

  static final Setting AMPLITUDE =
      real("amplitude", "signal", Range.any(), "Amplitude A of the signal: clamped minus free.");

  static final Setting AMPLITUDE_MAX =
      real(
          "amplitude-max",
          "signal",
          Range.above(0),
          "Largest amplitude A_max that a synapse is to learn.");

  static final Setting AMPLITUDE_END =
      real(
          "amplitude-end",
          "signal",
          Range.above(0),
          "End of the amplitudes of a curve; they start at 0 and leave it out.");

  static final Setting AMPLITUDE_POINTS =
      new Setting(
          "amplitude-points",
          Kind.WHOLE,
          "points",
          Range.between(8, 10_000),
          "Amplitudes of a curve, evenly spaced.");

  static final Setting PERIODS =
      new Setting(
          "periods",
          Kind.WHOLE,
          "periods",
          Range.between(1, 1_000_000),
          "Periods of the nudge that a synapse goes through.");

  static final Setting THRESHOLD_RULE =
      real(
          "threshold-rule",
          "1/time unit",
          Range.atLeast(0).orWords("range", "published-area", "two-signed-area", "midpoint"),
          "Threshold theta of the dead zone: a number, or what it is computed from.");

  static final Setting TIME_STEP =
      real(
          "time-step",
          "time unit",
          Range.above(0),
          "Longest step in which a response counts as linear.");

  private AssaySettings() {}

  private static Setting real(String name, String unit, Range range, String meaning) {
    return new Setting(name, Kind.REAL, unit, range, meaning);
  }
}
