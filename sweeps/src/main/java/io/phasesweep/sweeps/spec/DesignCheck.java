package io.phasesweep.sweeps.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a design goes with the axes of its block. */
final class DesignCheck {
  private final Design design;
  private final Problems problems;
  private final Set<String> swept = new HashSet<>();

  DesignCheck(Design design, Problems problems) {
    this.design = design;
    this.problems = problems;
  }

  /** Notes what does not fit among the axes of one rule. Modified: this. */
  void check(List<Factor> factors) {
    for (Factor factor : factors) {
      factor.axes().forEach(axis -> swept.add(axis.name()));
      if (factor.axes().get(0) instanceof Axis.Ranged range) {
        refuseRange(range);
      } else if (design instanceof Design.OneAtATime single && single.baseOf(factor) < 0) {
        refuseBase(factor, single.base());
      }
    }
  }

  private void refuseRange(Axis.Ranged range) {
    boolean lists = design.kind() == Design.Kind.GRID || design.kind() == Design.Kind.ONE_AT_A_TIME;
    if (lists) {
      problems.add(
          range.place(),
          "'"
              + range.name()
              + "' is a range, which "
              + (design.kind() == Design.Kind.GRID ? "a grid" : design.kind().key())
              + " cannot list; a range goes with"
              + " design random, latin-hypercube, sobol, morris or saltelli");
    }
  }

  private void refuseBase(Factor factor, Map<String, Placed> base) {
    Axis.Listed axis =
        (Axis.Listed)
            factor.axes().stream()
                .filter(a -> base.containsKey(a.name()))
                .findFirst()
                .orElseThrow();
    Placed wanted = base.get(axis.name());
    if (wanted == null) {
      return;
    }
    String values =
        axis.values().stream().distinct().map(v -> v.text()).collect(Collectors.joining(", "));
    String zipped = factor.axes().size() > 1 ? ", where its zipped neighbours fit" : "";
    problems.add(
        wanted.place(),
        axis.name()
            + " is "
            + wanted.value().text()
            + " in base; a value of its axis is allowed: "
            + values
            + zipped);
  }

  /** Notes settings of the base point that no rule sweeps; to be called last. */
  void finish() {
    if (design instanceof Design.OneAtATime single) {
      single
          .base()
          .forEach(
              (name, placed) -> {
                if (!swept.contains(name)) {
                  problems.add(
                      placed.place(),
                      "'" + name + "' in base is no axis of this block; write it under fixed");
                }
              });
    }
  }
}
