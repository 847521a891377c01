package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.PeriodResponse;
import io.phasesweep.core.synapse.PiecewiseFit;
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
 * The amplitudes that one synapse learns: R = A_max/A_min, which tends to tau_s/tau_f.
 *
 * <pre>
 *   amplitude_min      smallest A whose u reaches theta on the fast ramp
 *   amplitude_min_fit  second break of three pieces through delta w/A_max against A/A_max, times
 *                      A_max, if the third slope is in (.75, 1.25); else A_max
 * </pre>
 *
 * <p>Falk et al. 2025; the curve of delta w against A is stored beside the scalars.
 *
 * @param memory the memory
 * @param period the period
 * @param values the settings
 */
record SynapseRange(SynapseMemory memory, SynapsePeriod period, Values values) implements Assay {
  private static final double LEAST_SLOPE = .75;
  private static final double MOST_SLOPE = 1.25;

  /** Its registration. */
  public static AssayEntry entry() {
    return new AssayEntry("synapse-range", 1, uses(0, 0), SynapseRange::of);
  }

  /** The uses of an assay that fits the curve up to three quarters of A_max. */
  static List<Use> uses(double area, double mean) {
    List<Use> uses = new ArrayList<>(SynapseMemory.uses(area));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 1.0));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, 9.0));
    uses.add(SynapsePeriod.deadZone());
    uses.add(SynapsePeriod.thresholdOfMany("range"));
    uses.add(Use.of(AssaySettings.SIGNAL_MEAN, mean));
    uses.add(Use.of(AssaySettings.AMPLITUDE_MAX, 100.0));
    uses.addAll(ResponseCurve.uses(.75, 400));
    return uses;
  }

  private static SynapseRange of(Values values) {
    SynapseMemory memory = SynapseMemory.of(values);
    return new SynapseRange(memory, SynapsePeriod.of(values, memory.kernel()), values);
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    double most = values.real(AssaySettings.AMPLITUDE_MAX);
    PeriodResponse response = period.response(memory.kernel());
    ResponseCurve curve = ResponseCurve.of(values, response, period);
    PiecewiseFit fit = PiecewiseFit.of(curve.amplitudes(most), curve.updates(most));
    boolean learns = fit.slope() > LEAST_SLOPE && fit.slope() < MOST_SLOPE;
    double least = response.leastAmplitude(period.mean(), period.threshold());
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("amplitude_min", least));
    found.add(scalar("amplitude_min_fit", learns ? most * fit.second() : most));
    found.add(scalar("learning_range", most / least));
    found.addAll(curve.measurements());
    return new AssayResult(memory.facts(period.sawtooth().period(), curve.points()), found);
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
