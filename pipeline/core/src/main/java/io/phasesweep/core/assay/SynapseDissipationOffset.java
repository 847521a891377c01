package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.Ladder;
import io.phasesweep.core.synapse.LadderMemory;
import io.phasesweep.core.synapse.LadderSettings;
import io.phasesweep.core.synapse.LadderSynapse;
import io.phasesweep.core.synapse.LadderUses;
import io.phasesweep.core.synapse.LineFit;
import io.phasesweep.core.synapse.SampledLadder;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.synapse.TapKernel;
import io.phasesweep.core.trial.Assay;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Ledger;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * What too little dissipation adds to every update: the intercept of delta w/A_max against A/A_max
 * of a synapse whose kernel is that of a ladder, discretised as published.
 *
 * <pre>
 *   offset                line from the first point with delta w/A_max &gt; .05 to A_max
 *   entropy_rate_unbound  sigma at ligand 0 and RF 25, whatever built the kernel
 *   published ordinate    ln(|offset|/10)
 * </pre>
 *
 * <p>Falk et al. 2025.
 *
 * @param memory the ladder
 * @param kernel its discretised kernel
 * @param period the period
 * @param values the settings
 */
record SynapseDissipationOffset(
    LadderMemory memory, TapKernel kernel, SynapsePeriod period, Values values) implements Assay {
  private static final double LEARNS = .05;
  private static final double PUBLISHED_FLIP_RATE = 25;

  /** Its registration. */
  public static AssayEntry entry() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(LadderSettings.DISSIPATION.within(Range.between(0, 55)), 4.0));
    uses.addAll(LadderUses.of("published"));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 3.0));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, 15.0));
    uses.add(SynapsePeriod.deadZone());
    uses.add(SynapsePeriod.thresholdOfMany("published-area"));
    uses.add(Use.of(AssaySettings.SIGNAL_MEAN, 10.0));
    uses.add(Use.of(AssaySettings.AMPLITUDE_MAX, 50.0));
    uses.addAll(ResponseCurve.uses(1.25, 500));
    uses.add(Use.of(AssaySettings.TIME_STEP, .001));
    return new AssayEntry("synapse-dissipation-offset", 1, uses, SynapseDissipationOffset::of);
  }

  private static SynapseDissipationOffset of(Values values) {
    LadderMemory memory =
        LadderSynapse.of(values).dissipating(values.real(LadderSettings.DISSIPATION));
    TapKernel kernel = SampledLadder.published(memory);
    return new SynapseDissipationOffset(memory, kernel, SynapsePeriod.of(values, kernel), values);
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    double most = values.real(AssaySettings.AMPLITUDE_MAX);
    ResponseCurve curve = ResponseCurve.of(values, period.response(kernel), period);
    Ladder ladder = memory.synapse().ladder();
    Ladder usual = new Ladder(ladder.levels(), ladder.midpoint(), PUBLISHED_FLIP_RATE);
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("offset", offset(curve.amplitudes(most), curve.updates(most))));
    found.add(scalar("entropy_rate_unbound", usual.entropyRate(0, memory.gamma())));
    found.addAll(curve.measurements());
    double rates = SynapseMemory.RATE * period.sawtooth().period();
    return new AssayResult(
        Ledger.of(memory, rates, curve.points())
            .put("kernel_area", kernel.area())
            .put("updates", (long) curve.points()),
        found);
  }

  /** NaN where the synapse learns at no amplitude below A_max. */
  private static double offset(double[] x, double[] y) {
    int to = 0;
    while (to < x.length && x[to] < 1 - 1e-12) {
      to++;
    }
    int from = 0;
    while (from < to && y[from] <= LEARNS) {
      from++;
    }
    return LineFit.of(x, y, from, to).intercept();
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
