package io.phasesweep.core.assay;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.DeadZone;
import io.phasesweep.core.synapse.MemoryKernel;
import io.phasesweep.core.synapse.Mesh;
import io.phasesweep.core.synapse.PeriodResponse;
import io.phasesweep.core.synapse.Sawtooth;
import io.phasesweep.core.synapse.SynapseSettings;
import java.util.List;

/**
 * One period of one synapse: ramps, threshold, dead zone.
 *
 * <pre>
 *   threshold-rule   range            A_max/tau_s
 *                    published-area   |-A_max/tau_s + I (s_bar + A_max/2)|
 *                    two-signed-area  A_max/tau_s + I |s_bar + A_max/2|
 *                    midpoint         (A/T + A/tau_f)/2
 * </pre>
 *
 * @param sawtooth the ramps
 * @param mesh how finely they are cut
 * @param zone the dead zone
 * @param mean s_bar
 * @param threshold theta
 */
record SynapsePeriod(Sawtooth sawtooth, Mesh mesh, DeadZone zone, double mean, double threshold) {
  private static final Setting RULE = AssaySettings.THRESHOLD_RULE;
  private static final String[] BY_RANGE = {"range", "published-area", "two-signed-area"};

  /** The threshold of an assay that has many amplitudes: it cannot follow one. */
  static Use thresholdOfMany(String byDefault) {
    return Use.of(RULE.within(Range.atLeast(0).orWords(BY_RANGE)), byDefault);
  }

  /** The uses of the threshold of an assay of one amplitude. */
  static List<Use> thresholdOfOne(String byDefault, double most) {
    return List.of(
        Use.of(RULE, byDefault), Use.of(AssaySettings.AMPLITUDE_MAX, most).where(RULE, BY_RANGE));
  }

  /** The dead zone. */
  static Use deadZone() {
    return Use.of(SynapseSettings.DEAD_ZONE, "hard");
  }

  /**
   * The period of a trial.
   *
   * @throws InvalidSetting if settings do not go together
   */
  static SynapsePeriod of(Values values, MemoryKernel kernel) {
    double slow = values.real(SynapseSettings.SLOW_TIME);
    if (slow <= 0) {
      throw new InvalidSetting(
          "fast-time",
          "fast-time is "
              + (float) values.real(SynapseSettings.FAST_TIME)
              + ", which leaves nothing of the period to slow-time; give slow-time, or less");
    }
    Sawtooth sawtooth = new Sawtooth(values.real(SynapseSettings.FAST_TIME), slow);
    double mean = values.real(AssaySettings.SIGNAL_MEAN);
    DeadZone zone = values.is(SynapseSettings.DEAD_ZONE, "hard") ? DeadZone.HARD : DeadZone.CUBIC;
    double threshold = threshold(values, kernel.area(), sawtooth, mean);
    if (zone == DeadZone.CUBIC && threshold <= 0) {
      throw new InvalidSetting(
          "threshold-rule", "the threshold is 0 and dead-zone is cubic; above 0 is allowed");
    }
    Mesh mesh = new Mesh(values.real(AssaySettings.TIME_STEP), kernel.settling());
    mesh.check(sawtooth);
    return new SynapsePeriod(sawtooth, mesh, zone, mean, threshold);
  }

  private static double threshold(Values values, double area, Sawtooth sawtooth, double mean) {
    if (values.value(RULE) instanceof Value.Real number) {
      return number.value();
    }
    if (values.is(RULE, "midpoint")) {
      double amplitude = Math.abs(values.real(AssaySettings.AMPLITUDE));
      return (amplitude / sawtooth.period() + amplitude / sawtooth.fast()) / 2;
    }
    double most = values.real(AssaySettings.AMPLITUDE_MAX);
    double slow = most / sawtooth.slow();
    double offset = area * (mean + most / 2);
    return switch (values.word(RULE)) {
      case "published-area" -> Math.abs(offset - slow);
      case "two-signed-area" -> slow + Math.abs(offset);
      default -> slow;
    };
  }

  /** The response to it, for all amplitudes. */
  PeriodResponse response(MemoryKernel kernel) {
    return new PeriodResponse(kernel, sawtooth, mesh);
  }

  /** Notes of the plan. */
  List<String> warnings() {
    return sawtooth.fast() >= sawtooth.slow()
        ? List.of(
            "fast-time is not below slow-time in some trials: there the synapse learns nothing, or"
                + " with the wrong sign.")
        : List.of();
  }
}
