package io.phasesweep.core.assay;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.CascadeKernel;
import io.phasesweep.core.synapse.FilterKernel;
import io.phasesweep.core.synapse.LadderMemory;
import io.phasesweep.core.synapse.LadderSettings;
import io.phasesweep.core.synapse.LadderSynapse;
import io.phasesweep.core.synapse.LadderUses;
import io.phasesweep.core.synapse.StateSpaceKernel;
import io.phasesweep.core.synapse.SynapseSettings;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory that an assay looks at.
 *
 * <pre>
 *   dissipation  ideal    ecoli with kernel-area, or integral-feedback
 *                number   ladder itself, or ecoli with the area of that ladder: nu I, at most 10
 * </pre>
 *
 * <p>The time unit is {@value #RATE}/k_R.
 *
 * @param kernel the kernel
 * @param ladder the ladder behind it, or null
 */
record SynapseMemory(FilterKernel kernel, @Nullable LadderMemory ladder) {
  /** nu: k_R in 1/time unit. */
  static final double RATE = 5;

  private static final double MOST_AREA = 10;
  private static final double STEP = .02;
  private static final double USUAL_RATE = 20;

  /**
   * The uses of the group.
   *
   * @param area the kernel area where the file gives none
   */
  static List<Use> uses(double area) {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(LadderSettings.DISSIPATION, "ideal"));
    uses.add(
        Use.of(
            SynapseSettings.MEMORY_KERNEL.within(
                Range.oneOf("ecoli", "ladder", "integral-feedback")),
            "ecoli"));
    uses.add(
        Use.of(SynapseSettings.KERNEL_AREA, area)
            .where(
                new Use.Condition(
                    "memory-kernel is ecoli and dissipation is ideal",
                    earlier ->
                        earlier.is(SynapseSettings.MEMORY_KERNEL, "ecoli")
                            && earlier.is(LadderSettings.DISSIPATION, "ideal"))));
    uses.add(
        Use.of(SynapseSettings.KERNEL_RATE, USUAL_RATE)
            .where(SynapseSettings.MEMORY_KERNEL, "ecoli"));
    uses.addAll(
        List.of(
            feedback(Use.of(SynapseSettings.INTEGRATOR_LEAK, 0.0)),
            feedback(Use.of(SynapseSettings.INTEGRATOR_GAIN, 1.0)),
            feedback(Use.of(SynapseSettings.INTEGRATOR_TIME, 1.0)),
            feedback(Use.of(SynapseSettings.RESPONSE_TIME, .05))));
    uses.addAll(LadderUses.of("published"));
    uses.add(Use.of(AssaySettings.TIME_STEP, SynapseMemory::step));
    return uses;
  }

  private static Use feedback(Use use) {
    return use.where(SynapseSettings.MEMORY_KERNEL, "integral-feedback");
  }

  /** A fiftieth of the fastest time of the kernel that matters. */
  private static Value step(Values earlier) {
    double fastest =
        switch (earlier.word(SynapseSettings.MEMORY_KERNEL)) {
          case "ecoli" -> 1 / earlier.real(SynapseSettings.KERNEL_RATE);
          case "integral-feedback" -> earlier.real(SynapseSettings.RESPONSE_TIME);
          default -> 1 / USUAL_RATE;
        };
    return new Value.Real(STEP * fastest);
  }

  /**
   * The memory of a trial.
   *
   * @throws InvalidSetting if settings do not go together
   */
  static SynapseMemory of(Values values) {
    LadderMemory ladder =
        values.value(LadderSettings.DISSIPATION) instanceof Value.Real sigma
            ? LadderSynapse.of(values).dissipating(sigma.value())
            : null;
    return switch (values.word(SynapseSettings.MEMORY_KERNEL)) {
      case "ladder" -> ofLadder(ladder);
      case "integral-feedback" -> ofFeedback(values, ladder);
      default ->
          new SynapseMemory(
              new CascadeKernel(values.real(SynapseSettings.KERNEL_RATE), area(values, ladder)),
              ladder);
    };
  }

  private static double area(Values values, @Nullable LadderMemory ladder) {
    if (ladder == null) {
      return values.real(SynapseSettings.KERNEL_AREA);
    }
    return ladder.contrastive() ? Math.min(MOST_AREA, RATE * ladder.area()) : MOST_AREA;
  }

  private static SynapseMemory ofLadder(@Nullable LadderMemory ladder) {
    if (ladder == null) {
      throw new InvalidSetting(
          "memory-kernel",
          "memory-kernel is ladder and dissipation is ideal; a ladder needs a dissipation that is"
              + " a number");
    }
    return new SynapseMemory(ladder.kernel(RATE), ladder);
  }

  private static SynapseMemory ofFeedback(Values values, @Nullable LadderMemory ladder) {
    if (ladder != null) {
      throw new InvalidSetting(
          "dissipation",
          "dissipation is a number and memory-kernel is integral-feedback, whose imperfection is"
              + " its integrator-leak; ideal is allowed");
    }
    double gain = values.real(SynapseSettings.INTEGRATOR_GAIN);
    double leak = values.real(SynapseSettings.INTEGRATOR_LEAK);
    double integrator = values.real(SynapseSettings.INTEGRATOR_TIME);
    double response = values.real(SynapseSettings.RESPONSE_TIME);
    if (gain * integrator <= leak * leak * response) {
      throw new InvalidSetting(
          "integrator-gain",
          "integrator-gain is "
              + (float) gain
              + ", which makes no memory; more than integrator-leak^2 response-time /"
              + " integrator-time = "
              + (float) (leak * leak * response / integrator)
              + " is allowed");
    }
    return new SynapseMemory(
        StateSpaceKernel.integralFeedback(gain, leak, integrator, response), null);
  }

  /**
   * Columns of the memory.
   *
   * @param period length of a period, time units
   * @param updates periods that the synapse went through
   */
  Facts facts(double period, long updates) {
    Facts facts = ladder == null ? new Facts() : Ledger.of(ladder, RATE * period, updates);
    return facts.put("kernel_area", kernel.area()).put("updates", updates);
  }
}
