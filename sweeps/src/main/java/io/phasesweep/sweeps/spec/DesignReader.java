package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code design}: a word, or a block with its kind. */
final class DesignReader {
  private static final List<String> LATER = List.of("one-at-a-time", "morris", "saltelli");
  private static final List<String> KEYS = List.of("kind", "samples", "seed", "shift");

  private final Problems problems;
  private final List<String> notices;

  DesignReader(Problems problems, List<String> notices) {
    this.problems = problems;
    this.notices = notices;
  }

  /** The design, or null if the node is none; then the problem is noted. */
  @Nullable Design read(SpecNode node) {
    if (node instanceof SpecNode.Scalar word) {
      Design.Kind kind = kind(word);
      if (kind != null && kind != Design.Kind.GRID) {
        problems.add(
            node.place(),
            kind.key() + " needs its samples; write { kind: " + kind.key() + ", samples: 64 }");
        return null;
      }
      return kind == null ? null : Design.GRID;
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
    if (kind == Design.Kind.GRID) {
      refuse(fields, List.of("samples", "seed", "shift"), kind);
      return Design.GRID;
    }
    if (kind != Design.Kind.SOBOL) {
      refuse(fields, List.of("shift"), kind);
    }
    fields.require("samples", "samples: 64");
    return sampled(fields, kind);
  }

  private @Nullable Design sampled(Fields fields, Design.Kind kind) {
    if (!(fields.value(SpecKeys.SAMPLES) instanceof Value.Whole samples)) {
      return null;
    }
    int count = Math.toIntExact(samples.value());
    if (kind == Design.Kind.SOBOL && Integer.bitCount(count) != 1) {
      notices.add(
          "Line "
              + fields.place().line()
              + ": sobol points are balanced at powers of 2 only; "
              + count
              + " is none.");
    }
    boolean shifted = fields.flag(SpecKeys.SHIFT).orElse(false);
    return new Design(
        kind,
        count,
        fields.whole(SpecKeys.DESIGN_SEED, 1),
        shifted ? Design.Shift.RANDOM : Design.Shift.NONE);
  }

  private void refuse(Fields fields, List<String> keys, Design.Kind kind) {
    for (String key : keys) {
      fields
          .entry(key)
          .ifPresent(
              e -> problems.add(e.place(), "'" + key + "' is no key of design " + kind.key()));
    }
  }

  private Design.@Nullable Kind kind(SpecNode node) {
    if (node instanceof SpecNode.Scalar word) {
      for (Design.Kind kind : Design.Kind.values()) {
        if (kind.key().equals(word.text())) {
          return kind;
        }
      }
      if (LATER.contains(word.text())) {
        problems.add(
            node.place(),
            "design "
                + word.text()
                + " does not exist in this version; "
                + SpecKeys.DESIGN.allowed()
                + " do");
        return null;
      }
    }
    new ValueReader(problems).refuse(SpecKeys.DESIGN, node);
    return null;
  }
}
