package io.phasesweep.core.rule.memory;

import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.dynamics.MemorySettings;
import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.RampJitter;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.CascadeKernel;
import io.phasesweep.core.synapse.LadderMemory;
import io.phasesweep.core.synapse.MemoryKernel;
import io.phasesweep.core.synapse.StateSpaceKernel;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.synapse.TapKernel;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Temporal contrastive learning: no state is stored and no signal says which phase it is. The nudge
 * rises fast and falls slowly; each synapse convolves its own signal s = dE/dw with a kernel K of
 * (nearly) no area, which answers to ds/dt, and a dead zone lets the fast rise pass only:
 *
 * <pre>
 *   u(t) = integral K(t') s(t - t') dt'      g(u) = u if |u| &gt;= theta, else 0
 *   dw = -(gain/beta) integral over a period of g(u) dt  ~  -(1/beta) (s(nudged) - s(free))
 * </pre>
 *
 * A kernel with area I adds the Hebbian term I mean(s): what dissipation buys is a small area.
 *
 * <p>M. Falk, A. Strupp, B. Scellier, A. Murugan, "Temporal contrastive learning through implicit
 * non-equilibrium memory", Nature Communications 16, 2025.
 *
 * @param architecture shape of the network
 * @param batchSize examples of a minibatch
 * @param initGain factor on the initial weights
 * @param nudge alpha and beta
 * @param memory of the synapses
 * @param jitter of the ramp times
 * @param relaxation how the network settles
 * @param rates learning rate, and its factor from layer to layer
 * @param medium noise
 */
public record NonequilibriumMemory(
    Architecture architecture,
    int batchSize,
    double initGain,
    Nudge nudge,
    MemoryPlan memory,
    RampJitter jitter,
    RelaxationPlan relaxation,
    Rates rates,
    Medium medium)
    implements Rule {

  /** Learning rate of layer l: {@code first factor^(l-1)}. */
  record Rates(double first, double factor) {
    double of(int l) {
      double rate = first;
      for (int i = 1; i < l; i++) {
        rate *= factor;
      }
      return rate;
    }
  }

  /** Its registration. */
  public static RuleEntry entry() {
    return new RuleEntry(
        "nonequilibrium-memory",
        1,
        MemoryUses.all(),
        NonequilibriumMemory::locality,
        NonequilibriumMemory::of);
  }

  /**
   * A unit holds one state; the synapse remembers. A threshold that follows the largest mean signal
   * of its layer is a signal that all its synapses share.
   */
  private static Locality locality(Values values) {
    boolean follows = values.has(MemorySettings.SCOPE) && values.is(MemorySettings.SCOPE, "layer");
    int signals = (values.is(Settings.NUDGING_ASYMMETRY, "random") ? 1 : 0) + (follows ? 1 : 0);
    int samples = values.whole(MemoryUses.SAMPLES);
    boolean deep = values.items(Settings.ARCHITECTURE).size() > 2;
    return new Locality(0, 1, 1, 1 + samples, signals, deep);
  }

  private static NonequilibriumMemory of(Values values) {
    Architecture architecture = Architecture.of(values);
    boolean jitter = values.real(Settings.PHASE_JITTER) > 0;
    return new NonequilibriumMemory(
        architecture,
        values.whole(Settings.BATCH_SIZE),
        values.real(Settings.INIT_GAIN),
        Nudge.of(values),
        memory(values),
        new RampJitter(
            values.real(Settings.PHASE_JITTER),
            jitter && values.is(SynapseSettings.JITTER_LAW, "lognormal")
                ? RampJitter.Law.LOGNORMAL
                : RampJitter.Law.GAMMA,
            jitter ? target(values) : RampJitter.Target.BOTH),
        new RelaxationPlan(
            RelaxationPlan.Order.SYNCHRONOUS,
            values.real(Settings.RELAXATION_STEP),
            0,
            values.whole(Settings.FREE_STEPS),
            values.whole(Settings.NUDGED_STEPS),
            Activation.HARD_SIGMOID,
            Activation.HARD_SIGMOID),
        new Rates(values.real(Settings.LEARNING_RATE), values.real(Settings.LAYER_RATE_FACTOR)),
        Medium.of(values));
  }

  private static RampJitter.Target target(Values values) {
    return switch (values.word(SynapseSettings.JITTER_TARGET)) {
      case "fast" -> RampJitter.Target.FAST;
      case "slow" -> RampJitter.Target.SLOW;
      default -> RampJitter.Target.BOTH;
    };
  }

  private static MemoryPlan memory(Values values) {
    LadderMemory ladder = MemoryPlan.ladder(values);
    MemoryPlan.Ramp ramp =
        new MemoryPlan.Ramp(
            values.real(SynapseSettings.FAST_TIME),
            values.real(SynapseSettings.SLOW_TIME),
            values.whole(MemoryUses.SAMPLES) - 1,
            values.whole(MemoryUses.GRID),
            values.real(MemoryUses.UPDATE_GAIN),
            values.is(SynapseSettings.DEAD_ZONE, "cubic"));
    return MemoryPlan.of(values, ladder, kernel(values, ladder, ramp), ramp);
  }

  private static MemoryKernel kernel(
      Values values, @Nullable LadderMemory ladder, MemoryPlan.Ramp ramp) {
    double period = ramp.fast() + ramp.slow();
    double area =
        ladder != null
            ? MemoryPlan.area(values, ladder) / period
            : values.has(MemoryUses.AREA) ? values.real(MemoryUses.AREA) : 0;
    return switch (values.word(SynapseSettings.MEMORY_KERNEL)) {
      case "ecoli" -> new CascadeKernel(values.real(SynapseSettings.KERNEL_RATE), area);
      case "ladder" -> ladder(values, ladder, period);
      case "integral-feedback" -> feedback(values, ladder);
      default -> TapKernel.sine(area, 1.0 / ramp.grid());
    };
  }

  private static MemoryKernel ladder(Values values, @Nullable LadderMemory ladder, double period) {
    if (ladder == null) {
      throw new InvalidSetting(
          SynapseSettings.MEMORY_KERNEL.name(),
          "memory-kernel is ladder and dissipation is ideal; a number of k_BT is allowed for"
              + " dissipation there");
    }
    return ladder.kernel(values.real(MemorySettings.RATES_PER_PERIOD) / period);
  }

  private static MemoryKernel feedback(Values values, @Nullable LadderMemory ladder) {
    if (ladder != null) {
      throw new InvalidSetting(
          SynapseSettings.MEMORY_KERNEL.name(),
          "memory-kernel is integral-feedback, whose area its leak decides; only ideal is allowed"
              + " for dissipation there");
    }
    return StateSpaceKernel.integralFeedback(
        values.real(SynapseSettings.INTEGRATOR_GAIN),
        values.real(SynapseSettings.INTEGRATOR_LEAK),
        values.real(SynapseSettings.INTEGRATOR_TIME),
        values.real(SynapseSettings.RESPONSE_TIME));
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new MemoryLearner(this, trial, materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    return new MemoryLearner(this, trial, materials).resumed(snapshot);
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    MemoryPlan.Ramp ramp = memory.ramp();
    if (ramp.fast() >= ramp.slow()) {
      warnings.add(
          "fast-time "
              + (float) ramp.fast()
              + " is not below slow-time "
              + (float) ramp.slow()
              + ": the dead zone lets both ramps pass or none");
    }
    if (memory.kernel() instanceof TapKernel && ramp.fast() < .9 * 10 / ramp.grid()) {
      warnings.add(
          "fast-time "
              + (float) ramp.fast()
              + " is shorter than the kernel sine: the ramp is over before it is read");
    }
    return warnings;
  }
}
