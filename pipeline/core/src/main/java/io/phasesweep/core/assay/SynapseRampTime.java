package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.trial.Assay;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * What one synapse learns of one amplitude: a point of the update against the fast ramp.
 *
 * <pre>
 *   update_mean = delta w / (alpha A)     x = tau_f, y = update_mean
 * </pre>
 *
 * <p>By default the period is 20, so slow-time follows fast-time. Falk et al. 2025.
 *
 * @param memory the memory
 * @param period the period
 * @param amplitude A
 */
record SynapseRampTime(SynapseMemory memory, SynapsePeriod period, double amplitude)
    implements Assay {
  private static final double PERIOD = 20;

  /** Its registration. */
  public static AssayEntry entry() {
    List<Use> uses = new ArrayList<>(SynapseMemory.uses(0));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 1.0));
    uses.add(
        Use.of(
            SynapseSettings.SLOW_TIME,
            earlier -> new Value.Real(PERIOD - earlier.real(SynapseSettings.FAST_TIME))));
    uses.add(SynapsePeriod.deadZone());
    uses.addAll(SynapsePeriod.thresholdOfOne("midpoint", 100));
    uses.add(Use.of(AssaySettings.SIGNAL_MEAN, 0.0));
    uses.add(Use.of(AssaySettings.AMPLITUDE, 20.0));
    return new AssayEntry("synapse-ramp-time", 1, uses, SynapseRampTime::of);
  }

  private static SynapseRampTime of(Values values) {
    SynapseMemory memory = SynapseMemory.of(values);
    SynapsePeriod period = SynapsePeriod.of(values, memory.kernel());
    return new SynapseRampTime(memory, period, amplitude(values));
  }

  /** The amplitude that an update is divided by. */
  static double amplitude(Values values) {
    double amplitude = values.real(AssaySettings.AMPLITUDE);
    if (amplitude == 0) {
      throw new InvalidSetting(
          "amplitude", "amplitude is 0, by which the update is divided; another is allowed");
    }
    return amplitude;
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    double update =
        period
                .response(memory.kernel())
                .update(period.mean(), amplitude, period.threshold(), period.zone())
            / amplitude;
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("update_mean", update));
    found.addAll(
        ResponseCurve.points(new double[] {period.sawtooth().fast()}, new double[] {update}));
    return new AssayResult(memory.facts(period.sawtooth().period(), 1), found);
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
