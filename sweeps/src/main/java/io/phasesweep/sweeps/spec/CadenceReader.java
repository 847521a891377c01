package io.phasesweep.sweeps.spec;

import io.phasesweep.core.engine.TrialRunner;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.StopRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads when a trial ends and when it is measured: {@code budget}, {@code measure}, {@code stop}.
 */
final class CadenceReader {
  private final Problems problems;

  CadenceReader(Problems problems) {
    this.problems = problems;
  }

  /** The budget, or null; then the problem is noted. */
  @Nullable Budget budget(SpecNode node) {
    Fields fields = Fields.of(node, "budget", SpecKeys.BUDGET, problems);
    if (fields == null) {
      return null;
    }
    List<Budget> given = new ArrayList<>();
    int keys = 0;
    for (Budget.Unit unit : Budget.Unit.values()) {
      Setting key = SpecKeys.budget(unit);
      keys += fields.has(key) ? 1 : 0;
      if (fields.value(key) instanceof Value.Whole amount) {
        given.add(new Budget(unit, amount.value()));
      }
    }
    if (keys != 1) {
      problems.add(
          fields.place(),
          "budget has "
              + keys
              + " units; one of "
              + String.join(", ", SpecKeys.BUDGET)
              + " is allowed");
    }
    return given.size() == 1 ? given.get(0) : null;
  }

  /** When and on what a trial is measured. */
  Cadence cadence(SpecNode node) {
    Cadence usual = Cadence.eachEpoch();
    Fields fields = Fields.of(node, "measure", SpecKeys.MEASURE, problems);
    if (fields == null) {
      return usual;
    }
    Cadence.Every every = Cadence.Every.EPOCH;
    long amount = 1;
    SpecNode.Entry given = fields.entry("every").orElse(null);
    if (given != null && given.value() instanceof SpecNode.Mapping) {
      List<String> units = List.of("presentations", "points");
      Fields inner = Fields.of(given.value(), "every", units, problems);
      if (inner != null && inner.has(SpecKeys.EVERY_POINTS)) {
        every = Cadence.Every.POINTS;
        amount = inner.whole(SpecKeys.EVERY_POINTS, 1);
      } else if (inner != null) {
        every = Cadence.Every.PRESENTATIONS;
        inner.require("presentations", "every: { presentations: 1000 }");
        amount = inner.whole(SpecKeys.EVERY_PRESENTATIONS, 1);
      }
      if (inner != null
          && inner.has(SpecKeys.EVERY_POINTS)
          && inner.has(SpecKeys.EVERY_PRESENTATIONS)) {
        problems.add(
            given.value().place(), "every has two units; presentations or points is allowed");
      }
    } else {
      fields.value(SpecKeys.EVERY_EPOCH);
    }
    return new Cadence(
        every,
        amount,
        fields.entry("primary").map(e -> primary(e.value())).orElse(usual.primary()),
        (int) fields.whole(SpecKeys.PROBE_EXAMPLES, usual.probeExamples()),
        (int) fields.whole(SpecKeys.TEST_EXAMPLES, usual.testExamples()),
        metrics(fields));
  }

  private List<String> metrics(Fields fields) {
    SpecNode.Entry entry = fields.entry("metrics").orElse(null);
    if (entry == null) {
      return List.of();
    }
    if (!(entry.value() instanceof SpecNode.Sequence list)) {
      problems.add(
          entry.value().place(),
          "metrics is " + entry.value().shown() + "; a list of names is allowed");
      return List.of();
    }
    return list.items().stream()
        .map(item -> metric(item))
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private String primary(SpecNode node) {
    if (node instanceof SpecNode.Scalar name && TrialRunner.PRIMARIES.contains(name.text())) {
      return name.text();
    }
    problems.add(
        node.place(),
        "primary is "
            + node.shown()
            + "; "
            + String.join(" or ", TrialRunner.PRIMARIES)
            + " is allowed");
    return "";
  }

  private String metric(SpecNode node) {
    if (node instanceof SpecNode.Scalar name && name.text().matches("[a-z][a-z0-9_]{0,63}")) {
      return name.text();
    }
    problems.add(
        node.place(), "metrics has " + node.shown() + "; a name such as stability is allowed");
    return "";
  }

  /** What ends a trial before its budget. */
  StopRule stop(SpecNode node) {
    StopRule usual = StopRule.standard();
    List<String> keys = new ArrayList<>(SpecKeys.STOP.stream().map(s -> s.name()).toList());
    if (node instanceof SpecNode.Mapping mapping && mapping.find("pruning").isPresent()) {
      problems.add(
          mapping.find("pruning").get().place(),
          "pruning does not exist in this version; leave it out");
      keys.add("pruning");
    }
    Fields fields = Fields.of(node, "stop", keys, problems);
    if (fields == null) {
      return usual;
    }
    return new StopRule(
        fields.flag(SpecKeys.DIVERGENCE).orElse(usual.onDivergence()),
        fields.flag(SpecKeys.ON_COLLAPSE).orElse(usual.onCollapse()),
        fields.real(SpecKeys.MAX_WALL, usual.maxWallSeconds()));
  }

  /** The replicates of every cell. */
  Seeds seeds(SpecNode node) {
    Seeds usual = new Seeds(3, 1);
    if (node instanceof SpecNode.Mapping) {
      Fields fields = Fields.of(node, "replicates", List.of("count", "first-seed"), problems);
      if (fields == null) {
        return usual;
      }
      fields.require("count", "{ count: 5, first-seed: 1 }");
      return new Seeds(
          (int) fields.whole(SpecKeys.COUNT, usual.count()),
          fields.whole(SpecKeys.FIRST_SEED, usual.first()));
    }
    ValueReader reader = new ValueReader(problems);
    Value value = reader.read(SpecKeys.REPLICATES, node);
    if (value instanceof Value.Whole count && SpecKeys.REPLICATES.allows(count)) {
      return new Seeds((int) count.value(), usual.first());
    }
    if (value != null) {
      reader.refuse(SpecKeys.REPLICATES, node);
    }
    return usual;
  }
}
