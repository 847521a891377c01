package io.phasesweep.core.engine;

import io.phasesweep.core.rule.baseline.Backpropagation;
import io.phasesweep.core.rule.baseline.OneStepAdversarial;
import io.phasesweep.core.rule.baseline.ReadoutOnly;
import io.phasesweep.core.rule.clapp.Clapp;
import io.phasesweep.core.rule.dual.DualPropagation;
import io.phasesweep.core.rule.equilibrium.ContrastiveHebbian;
import io.phasesweep.core.rule.equilibrium.CoupledLearning;
import io.phasesweep.core.rule.equilibrium.EquilibriumPropagation;
import io.phasesweep.core.rule.flexible.FlexiblePhases;
import io.phasesweep.core.rule.memory.NonequilibriumMemory;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.trial.RuleEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The register of learning rules: the only list of them. */
public final class Rules {
  private static final List<RuleEntry> ALL =
      List.of(
          EquilibriumPropagation.entry(),
          ContrastiveHebbian.entry(),
          CoupledLearning.entry(),
          FlexiblePhases.entry(),
          NonequilibriumMemory.entry(),
          DualPropagation.entry(),
          Clapp.entry(),
          Backpropagation.entry(),
          OneStepAdversarial.entry(),
          ReadoutOnly.entry());

  private Rules() {}

  /** All rules, in the order of plans and reports. */
  public static List<RuleEntry> all() {
    return ALL;
  }

  /** The rule of that name, if there is one. */
  public static Optional<RuleEntry> find(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * The rule of that name.
   *
   * @throws InvalidSetting if there is none
   */
  public static RuleEntry entry(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "rule",
                    "unknown rule '"
                        + name
                        + "'; "
                        + ALL.stream().map(RuleEntry::name).collect(Collectors.joining(", "))
                        + " are allowed"));
  }
}
