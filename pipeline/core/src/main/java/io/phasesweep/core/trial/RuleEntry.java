package io.phasesweep.core.trial;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import java.util.List;
import java.util.function.Function;

/**
 * The registration of a rule: the one place that says which settings it has, their ranges and
 * defaults.
 *
 * @param name the word of sweep files
 * @param semantics raised by a change that moves a number
 * @param uses the settings, in the order in which dependent defaults resolve
 * @param locality what its synapses must know, for given settings
 * @param factory from resolved values to the rule; throws {@link InvalidSetting} where values do
 *     not go together
 */
public record RuleEntry(
    String name,
    int semantics,
    List<Use> uses,
    Function<Values, Locality> locality,
    Function<Values, Rule> factory)
    implements TrialEntry {
  public RuleEntry {
    uses = List.copyOf(uses);
  }

  @Override
  public Kind kind() {
    return Kind.RULE;
  }

  @Override
  public List<String> warnings(Values resolved) {
    return factory.apply(resolved).warnings();
  }

  @Override
  public void requireFit(Values resolved, ImageShape data, int classes) {
    factory.apply(resolved).requireFit(data, classes);
  }
}
