package io.phasesweep.core.assay;

import static io.phasesweep.core.assay.ResponseCurve.scalar;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.RampJitter;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.synapse.UpdateRun;
import io.phasesweep.core.trial.Assay;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * What one synapse learns while its ramp times vary from period to period. Its memory is carried
 * on; the threshold keeps the nominal times.
 *
 * <pre>
 *   y = delta w / (alpha A) of each period, x = its index     update_mean = mean of y
 *   1/B &lt;&lt; ramps:  E y = F_f(A/theta) - F_s(A/theta),  the distributions of the two ramp times
 * </pre>
 *
 * @param memory the memory
 * @param period the nominal period
 * @param jitter the disorder
 * @param amplitude A
 * @param periods how many
 */
record SynapseJitter(
    SynapseMemory memory, SynapsePeriod period, RampJitter jitter, double amplitude, int periods)
    implements Assay {

  /** Its registration. */
  public static AssayEntry entry() {
    List<Use> uses = new ArrayList<>(SynapseMemory.uses(0));
    uses.add(Use.of(SynapseSettings.FAST_TIME, 1.0));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, 9.0));
    uses.add(SynapsePeriod.deadZone());
    uses.addAll(SynapsePeriod.thresholdOfOne("range", 100));
    uses.add(Use.of(AssaySettings.SIGNAL_MEAN, 0.0));
    uses.add(Use.of(AssaySettings.AMPLITUDE, 50.0));
    uses.add(Use.extension(Settings.PHASE_JITTER.within(Range.between(0, 2)), new Value.Real(0)));
    uses.add(Use.of(SynapseSettings.JITTER_LAW, "gamma"));
    uses.add(Use.of(SynapseSettings.JITTER_TARGET, "both"));
    uses.add(Use.of(AssaySettings.PERIODS, 800));
    return new AssayEntry("synapse-jitter", 1, uses, SynapseJitter::of);
  }

  private static SynapseJitter of(Values values) {
    SynapseMemory memory = SynapseMemory.of(values);
    return new SynapseJitter(
        memory,
        SynapsePeriod.of(values, memory.kernel()),
        RampJitter.of(values),
        SynapseRampTime.amplitude(values),
        values.whole(AssaySettings.PERIODS));
  }

  @Override
  public AssayResult conduct(AssayTrial trial, Materials materials) {
    Stream stream = new Stream(trial.seed(), "phase-jitter");
    UpdateRun run =
        new UpdateRun(memory.kernel(), period.sawtooth(), period.mesh(), period.mean(), amplitude);
    double[] x = new double[periods];
    double[] y = new double[periods];
    double sum = 0;
    for (int i = 0; i < periods; i++) {
      x[i] = i;
      y[i] =
          run.period(jitter.vary(period.sawtooth(), stream, i), period.threshold(), period.zone())
              / amplitude;
      sum += y[i];
    }
    List<Measurement> found = new ArrayList<>();
    found.add(scalar("update_mean", sum / periods));
    found.addAll(ResponseCurve.points(x, y));
    return new AssayResult(memory.facts(period.sawtooth().period(), periods), found);
  }

  @Override
  public List<String> warnings() {
    return period.warnings();
  }
}
