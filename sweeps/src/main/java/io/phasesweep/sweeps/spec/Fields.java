package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one block, read by their declarations. */
final class Fields {
  private final SpecNode.Mapping block;
  private final String where;
  private final Problems problems;
  private final ValueReader values;

  private Fields(SpecNode.Mapping block, String where, Problems problems) {
    this.block = block;
    this.where = where;
    this.problems = problems;
    this.values = new ValueReader(problems);
  }

  /** The fields of {@code node}, or null if it is no block; then the problem is noted. */
  static @Nullable Fields of(
      SpecNode node, String where, Collection<String> known, Problems problems) {
    if (!(node instanceof SpecNode.Mapping mapping)) {
      problems.add(
          node.place(),
          where
              + " is "
              + node.shown()
              + "; a block with keys of "
              + String.join(", ", known)
              + " is allowed");
      return null;
    }
    Fields fields = new Fields(mapping, where, problems);
    for (SpecNode.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        fields.unknown(entry, known);
      }
    }
    return fields;
  }

  private void unknown(SpecNode.Entry entry, Collection<String> known) {
    problems.add(
        entry.place(),
        "unknown key '"
            + Words.brief(entry.key())
            + "' in "
            + where
            + Words.advice(entry.key(), known));
  }

  Place place() {
    return block.place();
  }

  /** The entry of that key. */
  Optional<SpecNode.Entry> entry(String key) {
    return block.find(key);
  }

  /** Whether the file gives the setting. */
  boolean has(Setting setting) {
    return block.find(setting.name()).isPresent();
  }

  /** The value that the file gives, or null: not given, or wrong and noted. */
  @Nullable Value value(Setting setting) {
    Optional<SpecNode.Entry> entry = block.find(setting.name());
    if (entry.isEmpty()) {
      return null;
    }
    Value value = values.read(setting, entry.get().value());
    if (value != null && !setting.allows(value)) {
      values.refuse(setting, entry.get().value());
      return null;
    }
    return value;
  }

  /** A whole number. */
  long whole(Setting setting, long byDefault) {
    return value(setting) instanceof Value.Whole whole ? whole.value() : byDefault;
  }

  /** A real number. */
  double real(Setting setting, double byDefault) {
    return value(setting) instanceof Value.Real real ? real.value() : byDefault;
  }

  /** True or false, if the file says so. */
  Optional<Boolean> flag(Setting setting) {
    return value(setting) instanceof Value.Flag flag ? Optional.of(flag.value()) : Optional.empty();
  }

  /** A word; the first of the setting if the file gives none. */
  String word(Setting setting) {
    return value(setting) instanceof Value.Name name
        ? name.value()
        : setting.range().words().get(0);
  }

  /** Notes that a key is missing, with an example of what to write. */
  void require(String key, String example) {
    if (block.find(key).isEmpty()) {
      problems.add(block.place(), "'" + key + "' is missing; write for example " + example);
    }
  }
}
