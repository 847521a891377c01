package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.DrivenLadder;
import io.phasesweep.core.synapse.Ladder;
import io.phasesweep.core.synapse.LadderMemory;
import io.phasesweep.core.synapse.LadderSettings;
import io.phasesweep.core.synapse.LadderSynapse;
import io.phasesweep.core.synapse.LadderUses;
import io.phasesweep.core.synapse.SampledLadder;
import io.phasesweep.core.synapse.Sawtooth;
import io.phasesweep.core.synapse.SynapseSettings;
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
 * One molecular ladder: what it dissipates and what it remembers. The time unit is 1/k_R.
 *
 * <pre>
 *   x, y                  K(t) / |M1| at 501 points of 5/k_R
 *   entropy_driven        entropy production per period while the ligand goes s0, s0 + A, s0
 *   entropy_rate_unbound  sigma at ligand 0     cycle_flux  J     kernel_moment  M1
 *   state_probability     stationary state at s0, in the order active 0 .. M, inactive 0 .. M
 * </pre>
 *
 * <p>Falk et al. 2025.
 *
 * @param memory the ladder
 * @param sawtooth the ramps of the ligand
 * @param amplitude A, uM
 * @param steps steps of a driven period
 */
record LadderAssay(LadderMemory memory, Sawtooth sawtooth, double amplitude, int steps)
    implements Assay {
  private static final double WINDOW = 5;
  private static final int POINTS = 501;
  private static final double USUAL_STEPS = 2000;
  private static final double MOST_STEPS = 100_000;

  /** Its registration. */
  public static AssayEntry entry() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(LadderSettings.DISSIPATION.within(Range.between(0, 55)), 4.0));
    uses.addAll(LadderUses.of("published"));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 3.0));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, 15.0));
    uses.add(Use.of(AssaySettings.AMPLITUDE, 20.0));
    uses.add(
        Use.of(
            AssaySettings.TIME_STEP,
            earlier ->
                new Value.Real(
                    (earlier.real(SynapseSettings.FAST_TIME)
                            + earlier.real(SynapseSettings.SLOW_TIME))
                        / USUAL_STEPS)));
    return new AssayEntry("ladder", 1, uses, LadderAssay::of);
  }

  private static LadderAssay of(Values values) {
    LadderSynapse synapse = LadderSynapse.of(values);
    double amplitude = values.real(AssaySettings.AMPLITUDE);
    if (synapse.background() + amplitude < 0) {
      throw new InvalidSetting(
          "amplitude",
          "amplitude is "
              + (float) amplitude
              + ", below minus ladder-background; the ligand stays at 0 or above");
    }
    Sawtooth sawtooth =
        new Sawtooth(
            values.real(SynapseSettings.FAST_TIME), values.real(SynapseSettings.SLOW_TIME));
    double steps = Math.ceil(sawtooth.period() / values.real(AssaySettings.TIME_STEP) - 1e-9);
    if (steps > MOST_STEPS) {
      throw new InvalidSetting(
          "time-step",
          "time-step is "
              + (float) values.real(AssaySettings.TIME_STEP)
              + ", which cuts a period into more than 100000 steps");
    }
    return new LadderAssay(
        synapse.dissipating(values.real(LadderSettings.DISSIPATION)),
        sawtooth,
        amplitude,
        (int) Math.max(2, steps));
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    Ladder ladder = memory.synapse().ladder();
    double low = memory.synapse().background();
    DrivenLadder driven = new DrivenLadder(ladder, memory.gamma(), low, low + amplitude, sawtooth);
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("entropy_driven", driven.entropyPerPeriod(steps)));
    found.add(scalar("entropy_rate_unbound", ladder.entropyRate(0, memory.gamma())));
    found.add(scalar("cycle_flux", memory.cycleFlux()));
    found.add(scalar("kernel_moment", memory.rawMoment()));
    double[] p = memory.before();
    for (int i = 0; i < p.length; i++) {
      found.add(new Measurement(i, 0, "state_probability", null, p[i]));
    }
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = WINDOW * i / (POINTS - 1);
    }
    found.addAll(ResponseCurve.points(x, SampledLadder.kernel(memory, x[1], POINTS)));
    return new AssayResult(
        Ledger.of(memory, sawtooth.period(), 1)
            .put("kernel_area", memory.area())
            .put("updates", 1L),
        found);
  }
}
