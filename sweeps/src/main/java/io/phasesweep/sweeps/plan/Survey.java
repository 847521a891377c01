package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.Place;
import io.phasesweep.sweeps.spec.Placed;
import io.phasesweep.sweeps.spec.Problems;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.Training;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One look at every cell of a sweep: checks that its settings go together, counts, and predicts.
 * Mutable, used once.
 */
final class Survey {
  private static final long MOST_TRIALS = 100_000_000;
  private static final int MOST_WARNINGS = 20;

  private final SweepSpec spec;
  private final Problems problems;
  private final CostModel cost;
  private final SweepDigest digest;
  private final IdSet seen = new IdSet();
  private final Map<String, Long> cellsByRule = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> extensions = new TreeMap<>();
  private final Map<String, Map<String, String>> defaults = new LinkedHashMap<>();
  private final Map<String, Given> conditional = new TreeMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private long cells;
  private long excluded;
  private long duplicates;
  private long extended;
  private double seconds;
  private double learning;
  private double measuring;
  private double largest;

  Survey(SweepSpec spec) {
    this.spec = spec;
    this.problems = new Problems(spec.file());
    this.cost = new CostModel(spec);
    this.digest = new SweepDigest(spec);
  }

  /**
   * The summary of all cells.
   *
   * @throws SpecException if settings of some cell do not go together, or no cell is left
   */
  PlanSummary take() throws SpecException {
    refuseTooMany();
    problems.throwIfAny();
    for (Block block : spec.blocks()) {
      digest.block();
      for (RulePart part : block.parts()) {
        cellsByRule.putIfAbsent(part.entry().name(), 0L);
        take(block, part);
      }
    }
    if (problems.count() == 0) {
      refuseUnapplied();
    }
    if (cells == 0 && problems.count() == 0) {
      Block first = spec.blocks().get(0);
      Place place =
          first.exclusions().isEmpty() ? first.place() : first.exclusions().get(0).place();
      problems.add(place, "exclude drops every trial; at least one must be left");
    }
    problems.throwIfAny();
    return summary();
  }

  private void refuseTooMany() {
    double trials = trials(spec);
    if (trials > MOST_TRIALS) {
      problems.add(
          spec.blocks().get(0).place(),
          String.format(
              Locale.ROOT,
              "the axes give %.3g trials; at most %d are allowed",
              trials,
              MOST_TRIALS));
    }
  }

  /** Trials before anything is excluded. */
  static double trials(SweepSpec spec) {
    double trials = 0;
    for (Block block : spec.blocks()) {
      for (RulePart part : block.parts()) {
        trials += (double) Points.count(block, part) * spec.seeds().count();
      }
    }
    return trials;
  }

  private void take(Block block, RulePart part) {
    Cells walk = new Cells(spec, block, part);
    boolean more = true;
    while (more) {
      try {
        more = walk.next();
        if (more) {
          look(part, walk);
        }
      } catch (InvalidSetting e) {
        problems.add(place(part, e.setting()), String.valueOf(e.getMessage()));
        if (problems.count() > MOST_WARNINGS) {
          more = false;
        }
      }
    }
    excluded += walk.excluded();
    walk.conditional()
        .forEach(
            (use, applied) ->
                conditional.merge(
                    use.setting().name(),
                    new Given(place(part, use.setting().name()), use, applied),
                    (a, b) -> a.applied() ? a : b));
    Map<String, String> known =
        defaults.computeIfAbsent(part.entry().name(), rule -> new TreeMap<>());
    walk.defaults()
        .forEach(
            (name, text) -> known.merge(name, text, (a, b) -> a.equals(b) ? a : Cells.DEPENDS));
  }

  private void look(RulePart part, Cells walk) {
    TrialEntry entry = part.entry();
    String cellId = walk.names().cellId();
    if (!seen.add(cellId)) {
      duplicates++;
      return;
    }
    digest.cell(cellId);
    cells++;
    cellsByRule.merge(entry.name(), 1L, Long::sum);
    spec.training()
        .map(Training::data)
        .ifPresent(data -> entry.requireFit(walk.settings(), data.image(), data.classes()));
    for (String warning : entry.warnings(walk.settings())) {
      if (warnings.size() < MOST_WARNINGS) {
        // A warning begins with the setting that it is about.
        String setting = warning.substring(0, Math.max(0, warning.indexOf(' ')));
        warnings.add(place(part, setting).in(spec.file()) + ": " + warning);
      }
    }
    boolean extendsRule = false;
    for (Use use : walk.extensions()) {
      if (use.extendsRule(walk.settings())) {
        extendsRule = true;
        extensions
            .computeIfAbsent(use.setting().name(), s -> new LinkedHashMap<>())
            .merge(entry.name(), (long) spec.seeds().count(), Long::sum);
      }
    }
    extended += extendsRule ? spec.seeds().count() : 0;
    predict(walk.trial(spec.seeds().first()));
  }

  private void predict(Trial trial) {
    seconds += cost.seconds(trial) * spec.seeds().count();
    if (trial instanceof LearningTrial rule) {
      WorkModel.Work work = cost.work(rule);
      learning += work.learning();
      measuring += work.measuring();
      largest = Math.max(largest, cost.bytes(rule));
    }
  }

  /** A setting that applies in some cells only, where the file gives it. */
  private record Given(Place place, Use use, boolean applied) {}

  private void refuseUnapplied() {
    for (Given setting : conditional.values()) {
      if (!setting.applied()) {
        problems.add(setting.place(), TrialEntry.inapplicable(setting.use()));
      }
    }
  }

  /** Where the file gives the setting to that rule, else where it names the rule. */
  private static Place place(RulePart part, String setting) {
    Placed fixed = part.fixed().get(setting);
    if (fixed != null) {
      return fixed.place();
    }
    for (Factor factor : part.factors()) {
      for (Axis axis : factor.axes()) {
        if (axis.name().equals(setting)) {
          return axis.place();
        }
      }
    }
    return part.place();
  }

  private PlanSummary summary() {
    int count = spec.seeds().count();
    Map<String, Long> byRule = new LinkedHashMap<>();
    cellsByRule.forEach((rule, n) -> byRule.put(rule, n * count));
    double share = measuring / Math.max(1, learning + measuring);
    if (share > 0.3) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Measuring is %.0f %% of the work: test-examples caps it.",
              100 * share));
    }
    UnitNotes.of(spec).forEach(warnings::add);
    return new PlanSummary(
        digest.hex(),
        cells,
        count,
        excluded * count,
        duplicates * count,
        !seen.isFull(),
        byRule,
        extensions,
        extended,
        defaults,
        List.copyOf(warnings),
        seconds,
        share,
        StoreSize.bytes(spec, cells * count),
        largest);
  }
}
