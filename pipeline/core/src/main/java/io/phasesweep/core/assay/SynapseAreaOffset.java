package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.LineFit;
import io.phasesweep.core.synapse.PeriodResponse;
import io.phasesweep.core.synapse.PiecewiseFit;
import io.phasesweep.core.trial.Assay;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel's area adds to every update: the intercept of delta w/A_max against A/A_max, about
 * I s_bar tau_f/A_max.
 *
 * <pre>
 *   offset      line through 8 points of A/A_max in [.45, .74]
 *   offset_fit  third of three pieces through the whole curve
 * </pre>
 *
 * <p>Falk et al. 2025.
 *
 * @param memory the memory
 * @param period the period
 * @param values the settings
 */
record SynapseAreaOffset(SynapseMemory memory, SynapsePeriod period, Values values)
    implements Assay {
  private static final double FROM = .45;
  private static final double TO = .74;
  private static final int POINTS = 8;

  /** Its registration. */
  public static AssayEntry entry() {
    return new AssayEntry(
        "synapse-area-offset", 1, SynapseRange.uses(.05, 25), SynapseAreaOffset::of);
  }

  private static SynapseAreaOffset of(Values values) {
    SynapseMemory memory = SynapseMemory.of(values);
    return new SynapseAreaOffset(memory, SynapsePeriod.of(values, memory.kernel()), values);
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    double most = values.real(AssaySettings.AMPLITUDE_MAX);
    PeriodResponse response = period.response(memory.kernel());
    ResponseCurve curve = ResponseCurve.of(values, response, period);
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("offset", straight(response, most)));
    found.add(
        scalar(
            "offset_fit",
            PiecewiseFit.of(curve.amplitudes(most), curve.updates(most)).intercept()));
    found.addAll(curve.measurements());
    return new AssayResult(memory.facts(period.sawtooth().period(), curve.points()), found);
  }

  private double straight(PeriodResponse response, double most) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = FROM + (TO - FROM) * i / (POINTS - 1);
      y[i] = response.update(period.mean(), most * x[i], period.threshold(), period.zone()) / most;
    }
    return LineFit.of(x, y, 0, POINTS).intercept();
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
