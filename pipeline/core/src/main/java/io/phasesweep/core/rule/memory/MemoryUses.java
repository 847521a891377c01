package io.phasesweep.core.rule.memory;

import io.phasesweep.core.dynamics.MemorySettings;
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
import io.phasesweep.core.synapse.SynapseSettings;
import java.util.ArrayList;
import java.util.List;

/** The settings of the rule {@code nonequilibrium-memory}, its own ones declared here. */
final class MemoryUses {
  private static final String NONE = "-";
  private static final Value OFF = new Value.Real(0);

  static final Setting AREA = SynapseSettings.KERNEL_AREA.within(Range.between(0, 10));
  static final Setting UPDATE_GAIN =
      real("update-gain", NONE, Range.above(0), "Factor of what a synapse reads in a period.");
  static final Setting SAMPLES =
      new Setting(
          "ramp-samples",
          Kind.WHOLE,
          "samples",
          Range.between(3, 65),
          "States of the network along the ramp.");
  static final Setting GRID =
      new Setting(
          "time-grid",
          Kind.WHOLE,
          "points per time unit",
          Range.between(20, 10_000),
          "Times at which the memory is read.");

  private MemoryUses() {}

  private static Setting real(String name, String unit, Range range, String meaning) {
    return new Setting(name, Kind.REAL, unit, range, meaning);
  }

  private static final Use.Condition HAS_AREA =
      new Use.Condition(
          "dissipation is a number, kernel-area above 0 or memory-kernel integral-feedback",
          earlier ->
              LadderUses.FINITE.holds().test(earlier)
                  || (earlier.has(AREA) && earlier.real(AREA) > 0)
                  || earlier.is(SynapseSettings.MEMORY_KERNEL, "integral-feedback"));

  static List<Use> all() {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(Settings.ARCHITECTURE, earlier -> Architecture.value(784, 500, 10)));
    uses.add(Use.of(Settings.BATCH_SIZE, 20));
    uses.add(Use.of(Settings.NUDGING_STRENGTH, .5));
    uses.add(Use.of(Settings.NUDGING_ASYMMETRY, earlier -> new Value.Name("random")));
    uses.add(Use.of(LadderSettings.DISSIPATION, earlier -> new Value.Name("ideal")));
    uses.addAll(kernel());
    uses.addAll(MemorySettings.group(HAS_AREA));
    uses.add(Use.of(SynapseSettings.FAST_TIME, .1));
    uses.add(Use.of(SynapseSettings.SLOW_TIME, .9));
    uses.add(Use.of(UPDATE_GAIN, 5000.0));
    uses.add(Use.of(SAMPLES, 9));
    uses.add(Use.of(GRID, 100));
    uses.add(Use.of(SynapseSettings.DEAD_ZONE, "hard"));
    uses.add(Use.extension(Settings.PHASE_JITTER.within(Range.between(0, 2)), OFF));
    Use.Condition jitter =
        new Use.Condition(
            "phase-jitter is above 0", earlier -> earlier.real(Settings.PHASE_JITTER) > 0);
    uses.add(Use.of(SynapseSettings.JITTER_LAW, "gamma").where(jitter));
    uses.add(Use.of(SynapseSettings.JITTER_TARGET, "both").where(jitter));
    uses.add(Use.of(Settings.FREE_STEPS, earlier -> perLayer(10, earlier)));
    uses.add(Use.of(Settings.NUDGED_STEPS, earlier -> perLayer(2, earlier)));
    uses.add(Use.of(Settings.RELAXATION_STEP, .5));
    uses.add(Use.of(Settings.LEARNING_RATE, .1));
    uses.add(Use.of(Settings.LAYER_RATE_FACTOR, .5));
    uses.add(Use.of(Settings.INIT_GAIN, 1.0));
    uses.add(Use.extension(Settings.WEIGHT_NOISE, OFF));
    uses.add(Use.extension(Settings.STATE_NOISE, OFF));
    return uses;
  }

  private static List<Use> kernel() {
    return List.of(
        Use.of(SynapseSettings.MEMORY_KERNEL, "sine"),
        Use.of(AREA, 0.0)
            .where(
                new Use.Condition(
                    "dissipation is ideal and memory-kernel is sine or ecoli",
                    earlier ->
                        earlier.is(LadderSettings.DISSIPATION, "ideal")
                            && (earlier.is(SynapseSettings.MEMORY_KERNEL, "sine")
                                || earlier.is(SynapseSettings.MEMORY_KERNEL, "ecoli")))),
        Use.of(SynapseSettings.KERNEL_RATE, 100.0).where(SynapseSettings.MEMORY_KERNEL, "ecoli"),
        Use.of(SynapseSettings.INTEGRATOR_LEAK, 0.0)
            .where(SynapseSettings.MEMORY_KERNEL, "integral-feedback"),
        Use.of(SynapseSettings.INTEGRATOR_GAIN, 1.0)
            .where(SynapseSettings.MEMORY_KERNEL, "integral-feedback"),
        Use.of(SynapseSettings.INTEGRATOR_TIME, 1.0)
            .where(SynapseSettings.MEMORY_KERNEL, "integral-feedback"),
        Use.of(SynapseSettings.RESPONSE_TIME, .05)
            .where(SynapseSettings.MEMORY_KERNEL, "integral-feedback"));
  }

  private static Value perLayer(int sweeps, Values earlier) {
    return new Value.Whole((long) sweeps * (earlier.items(Settings.ARCHITECTURE).size() - 1));
  }
}
