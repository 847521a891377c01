package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.Exclusion;
import java.util.List;
import java.util.Map;

/** The exclusions of a block, for one rule or assay. Immutable. */
final class Filter {
  private final TrialEntry entry;
  private final List<Exclusion> exclusions;

  Filter(TrialEntry entry, List<Exclusion> exclusions) {
    this.entry = entry;
    this.exclusions = List.copyOf(exclusions);
  }

  /** Whether a cell fits every condition of one exclusion. */
  boolean drops(Values cell) {
    for (Exclusion exclusion : exclusions) {
      if (fits(exclusion, cell)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(Exclusion exclusion, Values cell) {
    for (Map.Entry<String, Exclusion.Condition> part : exclusion.conditions().entrySet()) {
      Value value =
          part.getKey().equals(entry.kind().key())
              ? new Value.Name(entry.name())
              : cell.find(part.getKey());
      if (value == null || !fits(part.getValue(), value, cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Exclusion.Condition condition, Value value, Values cell) {
    if (condition instanceof Exclusion.OneOf list) {
      return list.values().contains(value);
    }
    double number = number(value);
    for (Exclusion.Bound bound : ((Exclusion.Within) condition).bounds()) {
      double limit = bound.factor();
      if (!bound.of().isEmpty()) {
        Value other = cell.find(bound.of());
        limit *= other == null ? Double.NaN : number(other);
      }
      // A word, or a bound by one, is not a number and fits nothing.
      if (!bound.side().fits(number, limit)) {
        return false;
      }
    }
    return true;
  }

  private static double number(Value value) {
    if (value instanceof Value.Real real) {
      return real.value();
    }
    return value instanceof Value.Whole whole ? whole.value() : Double.NaN;
  }
}
