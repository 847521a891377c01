package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.TrialEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code design}: a word, or a block with its kind. */
final class DesignReader {
  private static final List<String> KEYS =
      List.of(
          "kind",
          "samples",
          "seed",
          "shift",
          "base",
          "trajectories",
          "levels",
          "skip",
          "second-order");

  private final EntryIndex index;
  private final List<TrialEntry> rules;
  private final Problems problems;
  private final List<String> notices;

  /**
   * A reader.
   *
   * @param rules the rules of the block
   */
  DesignReader(EntryIndex index, List<TrialEntry> rules, Problems problems, List<String> notices) {
    this.index = index;
    this.rules = List.copyOf(rules);
    this.problems = problems;
    this.notices = notices;
  }

  /** The design, or null if the node is none; then the problem is noted. */
  @Nullable Design read(SpecNode node) {
    if (node instanceof SpecNode.Scalar word) {
      Design.Kind kind = kind(word);
      return kind == null ? null : bare(kind, node.place());
    }
    Fields fields = Fields.of(node, "design", KEYS, problems);
    if (fields == null) {
      return null;
    }
    if (fields.entry("kind").isEmpty()) {
      fields.require("kind", "kind: random");
      return null;
    }
    Design.Kind kind = kind(fields.entry("kind").get().value());
    if (kind == null) {
      return null;
    }
    refuseOthers(fields, kind);
    return switch (kind) {
      case GRID -> Design.GRID;
      case RANDOM, LATIN_HYPERCUBE, SOBOL -> sampled(fields, kind);
      case ONE_AT_A_TIME -> new Design.OneAtATime(base(fields));
      case MORRIS -> morris(fields);
      case SALTELLI -> saltelli(fields);
    };
  }

  /** A design of which the file gives the name only. */
  private @Nullable Design bare(Design.Kind kind, Place place) {
    return switch (kind) {
      case GRID -> Design.GRID;
      case ONE_AT_A_TIME -> new Design.OneAtATime(Map.of());
      case MORRIS -> new Design.Morris(10, 4, 1);
      case RANDOM, LATIN_HYPERCUBE, SOBOL, SALTELLI -> {
        problems.add(
            place,
            kind.key() + " needs its samples; write { kind: " + kind.key() + ", samples: 64 }");
        yield null;
      }
    };
  }

  private static List<String> keys(Design.Kind kind) {
    return switch (kind) {
      case GRID -> List.of();
      case RANDOM, LATIN_HYPERCUBE -> List.of("samples", "seed");
      case SOBOL -> List.of("samples", "seed", "shift");
      case ONE_AT_A_TIME -> List.of("base");
      case MORRIS -> List.of("trajectories", "levels", "seed");
      case SALTELLI -> List.of("samples", "skip", "second-order");
    };
  }

  private void refuseOthers(Fields fields, Design.Kind kind) {
    for (String key : KEYS) {
      if (!key.equals("kind") && !keys(kind).contains(key)) {
        fields
            .entry(key)
            .ifPresent(
                e -> problems.add(e.place(), "'" + key + "' is no key of design " + kind.key()));
      }
    }
  }

  private @Nullable Design sampled(Fields fields, Design.Kind kind) {
    fields.require("samples", "samples: 64");
    if (!(fields.value(SpecKeys.SAMPLES) instanceof Value.Whole samples)) {
      return null;
    }
    int count = Math.toIntExact(samples.value());
    if (kind == Design.Kind.SOBOL) {
      noteBalance(fields, kind, count);
    }
    boolean shifted = fields.flag(SpecKeys.SHIFT).orElse(false);
    return new Design.Sampled(
        kind,
        count,
        fields.whole(SpecKeys.DESIGN_SEED, 1),
        shifted ? Design.Shift.RANDOM : Design.Shift.NONE);
  }

  private void noteBalance(Fields fields, Design.Kind kind, int count) {
    if (Integer.bitCount(count) != 1) {
      notices.add(
          "Line "
              + fields.place().line()
              + ": "
              + kind.key()
              + " points are balanced at powers of 2 only; "
              + count
              + " is none.");
    }
  }

  private Design morris(Fields fields) {
    int levels = (int) fields.whole(SpecKeys.LEVELS, 4);
    if (levels % 2 != 0) {
      problems.add(
          fields.entry("levels").orElseThrow().value().place(),
          "levels is " + levels + "; an even number is allowed, since a step is half of them");
    }
    return new Design.Morris(
        (int) fields.whole(SpecKeys.TRAJECTORIES, 10),
        levels,
        fields.whole(SpecKeys.DESIGN_SEED, 1));
  }

  private @Nullable Design saltelli(Fields fields) {
    fields.require("samples", "samples: 64");
    if (!(fields.value(SpecKeys.SAMPLES) instanceof Value.Whole samples)) {
      return null;
    }
    int count = Math.toIntExact(samples.value());
    noteBalance(fields, Design.Kind.SALTELLI, count);
    boolean second = fields.flag(SpecKeys.SECOND_ORDER).orElse(false);
    return new Design.Saltelli(
        count,
        (int) fields.whole(SpecKeys.SKIP, count),
        second ? Design.Order.SECOND : Design.Order.FIRST);
  }

  /** The base point; whether its axes list these values is checked where the axes are known. */
  private Map<String, Placed> base(Fields fields) {
    Map<String, Placed> base = new HashMap<>();
    SpecNode node = fields.entry("base").map(SpecNode.Entry::value).orElse(null);
    if (node == null || Fields.of(node, "base", index.settingNames(), problems) == null) {
      return base;
    }
    for (SpecNode.Entry entry : ((SpecNode.Mapping) node).entries()) {
      if (index.settingNames().contains(entry.key())) {
        Value value =
            new ValueReader(problems).read(index.joined(entry.key(), rules), entry.value());
        if (value != null) {
          base.put(entry.key(), new Placed(value, entry.value().place()));
        }
      }
    }
    return base;
  }

  private Design.@Nullable Kind kind(SpecNode node) {
    if (node instanceof SpecNode.Scalar word) {
      for (Design.Kind kind : Design.Kind.values()) {
        if (kind.key().equals(word.text())) {
          return kind;
        }
      }
    }
    new ValueReader(problems).refuse(SpecKeys.DESIGN, node);
    return null;
  }
}
