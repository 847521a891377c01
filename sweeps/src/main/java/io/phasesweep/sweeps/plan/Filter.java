package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.sweeps.spec.Exclusion;
import java.util.List;
import java.util.Map;

/** The exclusions of a block, for one rule. Immutable. */
final class Filter {
  private final String rule;
  private final List<Exclusion> exclusions;

  Filter(String rule, List<Exclusion> exclusions) {
    this.rule = rule;
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
    for (Map.Entry<String, Exclusion.Condition> entry : exclusion.conditions().entrySet()) {
      Value value =
          entry.getKey().equals("rule") ? new Value.Name(rule) : cell.find(entry.getKey());
      if (value == null || !fits(entry.getValue(), value, cell)) {
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
