package io.phasesweep.core.assay;

import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.trial.Assay;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Materials;
import java.util.ArrayList;
import java.util.List;

/**
 * What one synapse learns in one period, against the amplitude of its signal.
 *
 * <pre>
 *   u(t) = integral K(t') s(t - t') dt'     y = delta w / alpha = integral_0^T g(u) dt     x = A
 * </pre>
 *
 * <p>Falk et al. 2025: nothing below A_min, about A between A_min and A_max, about nothing above.
 *
 * @param memory the memory
 * @param period the period
 * @param values the settings
 */
record SynapseResponse(SynapseMemory memory, SynapsePeriod period, Values values) implements Assay {

  /** Its registration. */
  public static AssayEntry entry() {
    List<Use> uses = new ArrayList<>(SynapseMemory.uses(0));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 1.0));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, 9.0));
    uses.add(SynapsePeriod.deadZone());
    uses.add(SynapsePeriod.thresholdOfMany("range"));
    uses.add(Use.of(AssaySettings.SIGNAL_MEAN, 0.0));
    uses.add(Use.of(AssaySettings.AMPLITUDE_MAX, 100.0));
    uses.addAll(ResponseCurve.uses(1.5, 500));
    return new AssayEntry("synapse-response", 1, uses, SynapseResponse::of);
  }

  private static SynapseResponse of(Values values) {
    SynapseMemory memory = SynapseMemory.of(values);
    return new SynapseResponse(memory, SynapsePeriod.of(values, memory.kernel()), values);
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    ResponseCurve curve = ResponseCurve.of(values, period.response(memory.kernel()), period);
    return new AssayResult(
        memory.facts(period.sawtooth().period(), curve.points()), curve.measurements());
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
