package io.phasesweep.sweeps.spec;

import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.SettingsReader.Inapplicable;
import io.phasesweep.sweeps.spec.SettingsReader.Scope;
import io.phasesweep.sweeps.spec.SettingsReader.Taken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one block: which rules or assays, with which values of their settings. */
final class BlockReader {
  private final EntryIndex index;
  private final TrialEntry.Kind kind;
  private final Inapplicable inapplicable;
  private final Problems problems;
  private final List<String> notices;
  private final Set<Place> usedWhen = new HashSet<>();

  BlockReader(
      EntryIndex index,
      TrialEntry.Kind kind,
      Inapplicable inapplicable,
      Problems problems,
      List<String> notices) {
    this.index = index;
    this.kind = kind;
    this.inapplicable = inapplicable;
    this.problems = problems;
    this.notices = notices;
  }

  /** A rule or assay in force and where the file names it. */
  private record Named(TrialEntry entry, Place place) {}

  /** The block; its parts are incomplete where problems were noted. */
  Block read(SpecNode.Mapping node) {
    List<Named> named = rules(node);
    Design design =
        node.find("design")
            .map(
                e ->
                    new DesignReader(
                            index, named.stream().map(Named::entry).toList(), problems, notices)
                        .read(e.value()))
            .orElse(Design.GRID);
    ExclusionReader reader = new ExclusionReader(index, kind, problems, new ValueReader(problems));
    List<Exclusion> exclusions =
        node.find("exclude").map(e -> reader.read(e.value())).orElse(List.of());
    Set<String> filtered = new HashSet<>();
    exclusions.forEach(e -> filtered.addAll(e.conditions().keySet()));
    return assemble(node, named, exclusions, filtered, design == null ? Design.GRID : design);
  }

  private Block assemble(
      SpecNode.Mapping node,
      List<Named> named,
      List<Exclusion> exclusions,
      Set<String> filtered,
      Design design) {
    Map<String, SpecNode.Mapping> when = when(node, named);
    Map<String, Set<String>> overrides = new LinkedHashMap<>();
    when.forEach((rule, block) -> overrides.put(rule, BlockMerger.names(block)));
    List<TrialEntry> rules = named.stream().map(Named::entry).toList();
    SettingsReader outer = settings(new Scope("", rules, overrides, filtered, inapplicable));
    Map<String, Taken<Placed>> fixed = outer.fixed(withoutRule(part(node, "fixed")));
    List<List<Taken<Axis>>> factors = outer.factors(withoutRule(part(node, "axes")));

    DesignCheck check = new DesignCheck(design, problems);
    List<RulePart> parts = new ArrayList<>();
    int dimensions = factors.size();
    for (Named one : named) {
      Map<String, Placed> values = new LinkedHashMap<>();
      fixed.forEach((name, taken) -> keep(taken, one.entry()).ifPresent(v -> values.put(name, v)));
      List<Factor> taken = factorsOf(one.entry(), factors, 0);
      SpecNode.Mapping own = when.get(one.entry().name());
      if (own != null) {
        String where = "when." + one.entry().name() + ".";
        Scope scope = new Scope(where, List.of(one.entry()), Map.of(), filtered, inapplicable);
        SettingsReader inner = settings(scope);
        inner.fixed(part(own, "fixed")).forEach((name, t) -> values.put(name, t.what()));
        List<List<Taken<Axis>>> more = inner.factors(part(own, "axes"));
        taken.addAll(factorsOf(one.entry(), more, factors.size()));
        dimensions = Math.max(dimensions, factors.size() + more.size());
      }
      check.check(taken);
      parts.add(new RulePart(one.entry(), values, taken, one.place()));
    }
    check.finish();
    return new Block(parts, exclusions, design, dimensions, node.place());
  }

  private SettingsReader settings(Scope scope) {
    return new SettingsReader(index, scope, problems, notices);
  }

  private static <T> Optional<T> keep(Taken<T> taken, TrialEntry rule) {
    return taken.takers().contains(rule) ? Optional.of(taken.what()) : Optional.empty();
  }

  private static List<Factor> factorsOf(
      TrialEntry rule, List<List<Taken<Axis>>> factors, int firstDimension) {
    List<Factor> kept = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      List<Axis> axes =
          factors.get(i).stream().flatMap(taken -> keep(taken, rule).stream()).toList();
      if (!axes.isEmpty()) {
        kept.add(new Factor(axes, firstDimension + i));
      }
    }
    return kept;
  }

  /** The rules, or the assays, that the block names in {@code fixed} or {@code axes}. */
  private List<Named> rules(SpecNode.Mapping node) {
    String key = kind.key();
    String names = String.join(", ", index.names(kind));
    Optional<SpecNode.Entry> fixed = BlockMerger.block(node, "fixed").flatMap(m -> m.find(key));
    Optional<SpecNode.Entry> swept = BlockMerger.block(node, "axes").flatMap(m -> m.find(key));
    if (fixed.isPresent() == swept.isPresent()) {
      Place place = swept.map(SpecNode.Entry::place).orElse(node.place());
      problems.add(
          place,
          (fixed.isPresent() ? key + " is both fixed and swept" : "no " + key + " is named")
              + "; write fixed: { "
              + key
              + ": ... } or axes: { "
              + key
              + ": [...] } with "
              + names);
      return List.of();
    }
    SpecNode value = fixed.or(() -> swept).orElseThrow().value();
    boolean list = value instanceof SpecNode.Sequence;
    if (list == fixed.isPresent()) {
      problems.add(
          value.place(),
          key + " is " + value.shown() + "; one name is allowed in fixed, a list of names in axes");
      return List.of();
    }
    List<SpecNode> items =
        value instanceof SpecNode.Sequence sequence ? sequence.items() : List.of(value);
    if (items.isEmpty()) {
      problems.add(value.place(), key + " is an empty list; " + names + " are allowed");
    }
    List<Named> named = new ArrayList<>();
    for (SpecNode item : items) {
      Named one = named(item);
      if (one != null && named.stream().noneMatch(n -> n.entry().equals(one.entry()))) {
        named.add(one);
      } else if (one != null) {
        notices.add(
            "Line "
                + item.place().line()
                + ": "
                + key
                + " "
                + one.entry().name()
                + " is listed twice; it is planned once.");
      }
    }
    return named;
  }

  private @Nullable Named named(SpecNode node) {
    String name = node instanceof SpecNode.Scalar scalar ? scalar.text() : "";
    Optional<TrialEntry> entry = index.entry(name).filter(e -> e.kind() == kind);
    if (entry.isEmpty()) {
      problems.add(
          node.place(),
          "unknown "
              + kind.key()
              + " "
              + (name.isEmpty() ? node.shown() : "'" + Words.brief(name) + "'")
              + Words.advice(name, index.names(kind)));
      return null;
    }
    return new Named(entry.get(), node.place());
  }

  private Map<String, SpecNode.Mapping> when(SpecNode.Mapping node, List<Named> named) {
    Map<String, SpecNode.Mapping> blocks = new LinkedHashMap<>();
    SpecNode when = node.find("when").map(SpecNode.Entry::value).orElse(null);
    if (when == null) {
      return blocks;
    }
    if (!(when instanceof SpecNode.Mapping mapping)) {
      problems.add(
          when.place(), "when is " + when.shown() + "; a block with names of rules is allowed");
      return blocks;
    }
    for (SpecNode.Entry entry : mapping.entries()) {
      if (named.stream().anyMatch(n -> n.entry().name().equals(entry.key()))) {
        usedWhen.add(entry.place());
        String where = "when." + entry.key();
        if (Fields.of(entry.value(), where, SpecKeys.WHEN, problems) != null) {
          blocks.put(entry.key(), (SpecNode.Mapping) entry.value());
        }
      }
    }
    return blocks;
  }

  /** Notes entries of {@code when} that no block took. */
  void refuseUnused(SpecNode.Mapping node) {
    SpecNode when = node.find("when").map(SpecNode.Entry::value).orElse(null);
    if (!(when instanceof SpecNode.Mapping mapping)) {
      return;
    }
    for (SpecNode.Entry entry : mapping.entries()) {
      if (index.entry(entry.key()).isEmpty()) {
        problems.add(
            entry.place(),
            "unknown "
                + kind.key()
                + " '"
                + Words.brief(entry.key())
                + "' in when"
                + Words.advice(entry.key(), index.names(kind)));
      } else if (!usedWhen.contains(entry.place())) {
        problems.add(
            entry.place(),
            "'"
                + entry.key()
                + "' is not among the "
                + kind.key()
                + "s of this sweep; add it to axes: "
                + kind.key()
                + ", or leave it out");
      }
    }
  }

  /** The named part; empty if there is none. */
  private SpecNode.Mapping part(SpecNode.Mapping node, String key) {
    SpecNode.Entry entry = node.find(key).orElse(null);
    if (entry == null) {
      return new SpecNode.Mapping(List.of(), node.place());
    }
    if (entry.value() instanceof SpecNode.Mapping mapping) {
      return mapping;
    }
    problems.add(
        entry.value().place(),
        key + " is " + entry.value().shown() + "; a block with settings is allowed");
    return new SpecNode.Mapping(List.of(), entry.place());
  }

  private static SpecNode.Mapping withoutRule(SpecNode.Mapping block) {
    List<SpecNode.Entry> settings =
        block.entries().stream()
            .filter(e -> !e.key().equals("rule") && !e.key().equals("assay"))
            .toList();
    return new SpecNode.Mapping(settings, block.place());
  }
}
