package io.phasesweep.core.trial;

import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Values;
import java.util.List;
import java.util.function.Function;

/**
 * The registration of an assay; fields as {@link RuleEntry}.
 *
 * @param name the word of sweep files
 * @param semantics raised by a change that moves a number
 * @param uses the settings
 * @param factory from resolved values to the assay
 */
public record AssayEntry(
    String name, int semantics, List<Use> uses, Function<Values, Assay> factory)
    implements TrialEntry {
  public AssayEntry {
    uses = List.copyOf(uses);
  }

  @Override
  public Kind kind() {
    return Kind.ASSAY;
  }

  @Override
  public List<String> warnings(Values resolved) {
    return factory.apply(resolved).warnings();
  }
}
