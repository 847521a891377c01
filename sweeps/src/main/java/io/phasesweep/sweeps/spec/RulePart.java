package io.phasesweep.sweeps.spec;

import io.phasesweep.core.trial.TrialEntry;
import java.util.List;
import java.util.Map;

/**
 * What one block asks of one rule or assay: values from the inner and outer blocks, applicable ones
 * only.
 *
 * @param entry the rule or assay
 * @param fixed settings with one value, by name
 * @param factors swept settings, the outer ones first, the last advances fastest
 * @param place where the file names the rule
 */
public record RulePart(
    TrialEntry entry, Map<String, Placed> fixed, List<Factor> factors, Place place) {
  public RulePart {
    fixed = Map.copyOf(fixed);
    factors = List.copyOf(factors);
  }
}
