package io.phasesweep.sweeps.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inheritance of blocks: an inner block takes over what it does not set itself. Works on nodes,
 * before anything has a type, so that every value keeps its place.
 */
final class BlockMerger {
  private BlockMerger() {}

  /** {@code inner} with what it inherits from {@code outer}; exclusions add up. */
  static SpecNode.Mapping merge(SpecNode.Mapping outer, SpecNode.Mapping inner) {
    List<SpecNode.Entry> entries = new ArrayList<>(settings(outer, inner));
    when(outer, inner).ifPresent(entries::add);
    joined("exclude", outer, inner).ifPresent(entries::add);
    inner.find("design").or(() -> outer.find("design")).ifPresent(entries::add);
    return new SpecNode.Mapping(entries, inner.place());
  }

  /** {@code fixed} and {@code axes}: a name that the inner block has hides the outer one. */
  private static List<SpecNode.Entry> settings(SpecNode.Mapping outer, SpecNode.Mapping inner) {
    Set<String> hidden = names(inner);
    List<SpecNode.Entry> entries = new ArrayList<>();
    for (String part : SpecKeys.WHEN) {
      Optional<SpecNode.Mapping> above = block(outer, part).map(m -> without(m, hidden));
      Optional<SpecNode.Mapping> own = block(inner, part);
      if (own.isPresent() || above.isPresent()) {
        SpecNode.Entry head = inner.find(part).or(() -> outer.find(part)).orElseThrow();
        SpecNode.Mapping both =
            above.isEmpty()
                ? own.orElseThrow()
                : own.map(m -> together(above.get(), m)).orElse(above.get());
        entries.add(new SpecNode.Entry(part, head.place(), both));
      } else {
        inner.find(part).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static SpecNode.Mapping together(SpecNode.Mapping outer, SpecNode.Mapping inner) {
    Optional<SpecNode.Entry> zip = joined("zip", outer, inner);
    List<SpecNode.Entry> entries = new ArrayList<>(outer.overriddenBy(inner).entries());
    if (zip.isPresent()) {
      entries.removeIf(e -> e.key().equals("zip"));
      entries.add(zip.get());
    }
    return new SpecNode.Mapping(entries, inner.place());
  }

  private static Optional<SpecNode.Entry> when(SpecNode.Mapping outer, SpecNode.Mapping inner) {
    Optional<SpecNode.Mapping> above = block(outer, "when");
    Optional<SpecNode.Mapping> own = block(inner, "when");
    if (above.isEmpty() || own.isEmpty()) {
      return inner.find("when").or(() -> outer.find("when"));
    }
    List<SpecNode.Entry> rules = new ArrayList<>();
    for (SpecNode.Entry rule : above.get().overriddenBy(own.get()).entries()) {
      Optional<SpecNode.Mapping> first = block(above.get(), rule.key());
      Optional<SpecNode.Mapping> second = block(own.get(), rule.key());
      if (first.isPresent() && second.isPresent()) {
        List<SpecNode.Entry> merged = new ArrayList<>(settings(first.get(), second.get()));
        second.get().entries().stream()
            .filter(e -> !SpecKeys.WHEN.contains(e.key()))
            .forEach(merged::add);
        SpecNode.Mapping both = new SpecNode.Mapping(merged, second.get().place());
        rules.add(new SpecNode.Entry(rule.key(), rule.place(), both));
      } else {
        rules.add(rule);
      }
    }
    SpecNode.Entry head = inner.find("when").orElseThrow();
    return Optional.of(
        new SpecNode.Entry("when", head.place(), new SpecNode.Mapping(rules, own.get().place())));
  }

  /** The two lists of that key, one after the other. */
  private static Optional<SpecNode.Entry> joined(
      String key, SpecNode.Mapping outer, SpecNode.Mapping inner) {
    Optional<SpecNode.Entry> first = outer.find(key);
    Optional<SpecNode.Entry> second = inner.find(key);
    if (first.isPresent()
        && second.isPresent()
        && first.get().value() instanceof SpecNode.Sequence above
        && second.get().value() instanceof SpecNode.Sequence own) {
      List<SpecNode> items = new ArrayList<>(above.items());
      items.addAll(own.items());
      SpecNode both = new SpecNode.Sequence(items, own.place());
      return Optional.of(new SpecNode.Entry(key, second.get().place(), both));
    }
    return second.or(() -> first);
  }

  /** Names that {@code fixed} and {@code axes} of a block set, zipped ones included. */
  static Set<String> names(SpecNode.Mapping block) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : SpecKeys.WHEN) {
      block(block, part).ifPresent(m -> names.addAll(m.keys()));
    }
    block(block, "axes")
        .flatMap(axes -> axes.find("zip"))
        .ifPresent(
            zip -> {
              if (zip.value() instanceof SpecNode.Sequence list) {
                for (SpecNode item : list.items()) {
                  if (item instanceof SpecNode.Mapping mapping) {
                    names.addAll(mapping.keys());
                  }
                }
              }
            });
    names.remove("zip");
    return names;
  }

  private static SpecNode.Mapping without(SpecNode.Mapping block, Set<String> hidden) {
    List<SpecNode.Entry> kept = new ArrayList<>();
    for (SpecNode.Entry entry : block.entries()) {
      if (entry.key().equals("zip") && entry.value() instanceof SpecNode.Sequence list) {
        List<SpecNode> items = new ArrayList<>();
        for (SpecNode item : list.items()) {
          SpecNode rest = item instanceof SpecNode.Mapping m ? without(m, hidden) : item;
          if (!(rest instanceof SpecNode.Mapping m && m.entries().isEmpty())) {
            items.add(rest);
          }
        }
        if (!items.isEmpty()) {
          SpecNode zip = new SpecNode.Sequence(items, list.place());
          kept.add(new SpecNode.Entry(entry.key(), entry.place(), zip));
        }
      } else if (!hidden.contains(entry.key())) {
        kept.add(entry);
      }
    }
    return new SpecNode.Mapping(kept, block.place());
  }

  /** The block of that key, if it is one. */
  static Optional<SpecNode.Mapping> block(SpecNode.Mapping parent, String key) {
    return parent
        .find(key)
        .map(SpecNode.Entry::value)
        .filter(SpecNode.Mapping.class::isInstance)
        .map(SpecNode.Mapping.class::cast);
  }
}
