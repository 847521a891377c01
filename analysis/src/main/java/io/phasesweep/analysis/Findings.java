package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a sweep answer, before any word or picture.
 *
 * @param sweep its trials
 * @param reference which cell stands for a rule
 * @param maps the rules that sweep an axis
 * @param costs what a weak nudge and disorder cost each of them
 * @param toBackpropagation reference cells against backpropagation
 * @param toReadout reference cells against a trained readout of random features
 * @param everyCell every cell against backpropagation
 */
record Findings(
    SweepTrials sweep,
    Reference reference,
    List<RuleMap> maps,
    List<Cost> costs,
    List<Difference> toBackpropagation,
    List<Difference> toReadout,
    List<Difference> everyCell) {
  static final String BACKPROPAGATION = "backpropagation";
  static final String READOUT = "readout-only";

  /**
   * What a condition costs a rule: its cell there less its reference.
   *
   * @param rule the rule
   * @param moved the axes at their hardest value
   * @param difference the paired difference of the errors
   */
  record Cost(String rule, List<Axis> moved, Difference difference) {}

  static Findings of(SweepTrials sweep, ReportContext context) {
    Reference reference = new Reference(sweep, context.defaults());
    List<RuleMap> maps =
        sweep.rules().stream().flatMap(r -> RuleMap.of(r, sweep, reference).stream()).toList();
    List<Cell> references =
        sweep.rules().stream().flatMap(r -> reference.cell(r).stream()).toList();
    return new Findings(
        sweep,
        reference,
        maps,
        costs(maps, reference, context),
        against(BACKPROPAGATION, references, sweep, reference, context),
        against(READOUT, references, sweep, reference, context),
        against(BACKPROPAGATION, sweep.cells(), sweep, reference, context));
  }

  private static List<Difference> against(
      String baseline,
      List<Cell> cells,
      SweepTrials sweep,
      Reference reference,
      ReportContext context) {
    Difference.Table table = new Difference.Table(context.margin());
    for (Cell cell : cells) {
      if (!cell.rule().equals(baseline)) {
        alike(cell, baseline, sweep, reference).ifPresent(base -> table.add(cell, base));
      }
    }
    return table.rows();
  }

  /** The cell of {@code baseline} that agrees with {@code cell} on what the baseline sweeps. */
  private static Optional<Cell> alike(
      Cell cell, String baseline, SweepTrials sweep, Reference reference) {
    Map<String, String> wanted = reference.settings(baseline);
    for (String axis : sweep.axes(baseline).keySet()) {
      String value = cell.settings().get(axis);
      if (value != null) {
        wanted.put(axis, value);
      }
    }
    return reference.cell(baseline, wanted);
  }

  private static List<Cost> costs(List<RuleMap> maps, Reference reference, ReportContext context) {
    Difference.Table table = new Difference.Table(context.margin());
    List<List<Axis>> moves = new ArrayList<>();
    for (RuleMap map : maps) {
      Optional<Cell> rest = reference.cell(map.rule());
      for (List<Axis> moved : conditions(map)) {
        Optional<Cell> hard = reference.cell(map.rule(), moved);
        if (rest.isPresent()
            && hard.isPresent()
            && !rest.equals(hard)
            && table.add(hard.get(), rest.get())) {
          moves.add(moved);
        }
      }
    }
    List<Difference> rows = table.rows();
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new Cost(rows.get(i).cell().rule(), moves.get(i), rows.get(i)))
        .toList();
  }

  private static List<List<Axis>> conditions(RuleMap map) {
    List<Axis> hard = new ArrayList<>();
    @Nullable Axis y = map.y();
    if (map.x().harder()) {
      hard.add(map.x());
    }
    if (y != null && y.harder()) {
      hard.add(y);
    }
    List<List<Axis>> conditions = new ArrayList<>();
    hard.forEach(axis -> conditions.add(List.of(axis)));
    if (hard.size() == 2) {
      conditions.add(List.copyOf(hard));
    }
    return conditions;
  }

  /** The costs of each rule at the hardest condition it was put under. */
  List<Cost> hardest() {
    return costs.stream()
        .collect(Collectors.toMap(Cost::rule, c -> c, (a, b) -> b, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** {@code the weakest nudge and the strongest jitter}: where the hardest conditions are. */
  String hardestEnds() {
    return Words.list(
        hardest().stream()
            .flatMap(c -> c.moved().stream())
            .map(SettingText::hardestEnd)
            .distinct()
            .toList());
  }
}
