package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Swept settings whose unit is another for another rule: one axis cannot carry both. */
final class UnitNotes {
  private UnitNotes() {}

  static List<String> of(SweepSpec spec) {
    Map<String, Set<String>> units = new LinkedHashMap<>();
    for (Block block : spec.blocks()) {
      for (RulePart part : block.parts()) {
        for (Factor factor : part.factors()) {
          for (Axis axis : factor.axes()) {
            units
                .computeIfAbsent(axis.name(), name -> new LinkedHashSet<>())
                .add(unit(part.entry(), axis.name()));
          }
        }
      }
    }
    return units.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(
            e ->
                "Units of "
                    + e.getKey()
                    + " differ between these rules: the report gives each its own axis.")
        .toList();
  }

  private static String unit(TrialEntry entry, String setting) {
    return entry.use(setting).map(use -> use.setting().unit()).orElse("");
  }
}
