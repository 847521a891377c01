package io.phasesweep.sweeps.plan;

import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.DataFacts;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.Numbers;
import io.phasesweep.sweeps.spec.RulePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan as the terminal shows it. */
public final class PlanText {

  private PlanText() {}

  /**
   * All that {@code plan} says, the question first, the next command last.
   *
   * @param plan the plan
   * @param stored its trials that are stored
   * @param cores cores that would work on it
   */
  public static List<String> full(SweepPlan plan, long stored, int cores) {
    PlanSummary summary = plan.summary();
    List<String> lines = new ArrayList<>();
    lines.add(plan.spec().question());
    add(lines, "trials", trials(summary, stored));
    add(lines, "rules", counts(summary.byRule(), ""));
    String axes = axes(plan);
    if (!axes.isEmpty()) {
      add(lines, "axes", axes);
    }
    if (!summary.extensions().isEmpty()) {
      add(lines, "extensions", summary.extended() + " trials: " + extensions(summary));
    }
    add(lines, "defaults", defaults(summary));
    add(lines, "evaluation", evaluation(plan.spec().data()));
    add(lines, "cost", cost(summary, stored, cores));
    add(
        lines,
        "store",
        Amounts.megabytes(summary.storeBytes())
            + "; largest trial "
            + Amounts.megabytes(summary.trialBytes())
            + " of memory; measuring is "
            + Amounts.percent(summary.measuring())
            + " of the work");
    lines.addAll(summary.warnings());
    lines.add("Next: ./phasesweep run " + plan.spec().file());
    return lines;
  }

  /** What {@code run} says before it begins: the question, the plan and the cost. */
  public static List<String> brief(SweepPlan plan, long stored, int cores) {
    PlanSummary summary = plan.summary();
    List<String> lines = new ArrayList<>();
    lines.add(plan.spec().question());
    lines.add(
        "  plan    "
            + cells(summary)
            + "; "
            + stored
            + " stored, "
            + (summary.trials() - stored)
            + " missing");
    lines.add(
        "  cost    "
            + cost(summary, stored, cores)
            + "; "
            + Amounts.megabytes(summary.storeBytes()));
    return lines;
  }

  /** What {@code plan --list} adds: the settings that the file does not name. */
  public static List<String> defaultsOf(SweepPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.summary()
        .defaults()
        .forEach(
            (rule, settings) -> {
              lines.add(rule);
              settings.forEach((name, value) -> lines.add("  " + name + ": " + value));
            });
    return lines;
  }

  private static void add(List<String> lines, String name, String text) {
    lines.add("  " + name + " ".repeat(12 - name.length()) + text);
  }

  private static String cells(PlanSummary summary) {
    return summary.trials()
        + " trials = "
        + summary.cells()
        + " cells x "
        + summary.replicates()
        + (summary.replicates() == 1 ? " seed" : " seeds");
  }

  private static String trials(PlanSummary summary, long stored) {
    String duplicates =
        summary.duplicatesCounted()
            ? summary.duplicates() + " duplicates"
            : "duplicates not counted";
    return cells(summary)
        + "; "
        + summary.excluded()
        + " excluded, "
        + duplicates
        + "; "
        + stored
        + " stored, "
        + (summary.trials() - stored)
        + " missing";
  }

  private static String counts(Map<String, Long> counts, String around) {
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " " + (around.isEmpty() ? e.getValue() : "(" + e.getValue() + ")"))
        .collect(Collectors.joining(", "));
  }

  private static String extensions(PlanSummary summary) {
    return summary.extensions().entrySet().stream()
        .map(e -> e.getKey() + " on " + counts(e.getValue(), "()"))
        .collect(Collectors.joining("; "));
  }

  private static String defaults(PlanSummary summary) {
    Set<String> names = new LinkedHashSet<>();
    summary.defaults().values().forEach(settings -> names.addAll(settings.keySet()));
    return names.size() + " settings not named in the file: --list shows them";
  }

  private static String evaluation(DataFacts data) {
    return data.validation() > 0
        ? "validation part (" + data.validation() + " examples)"
        : "test part (no validation examples): nothing may be selected on it";
  }

  private static String cost(PlanSummary summary, long stored, int cores) {
    double share = 1 - (double) stored / Math.max(1, summary.trials());
    double seconds = summary.seconds() * share;
    return Amounts.coreHours(seconds)
        + " core-hours ["
        + Amounts.coreHours(CostModel.low(seconds))
        + ", "
        + Amounts.coreHours(CostModel.high(seconds))
        + "] from "
        + CostModel.SOURCE
        + "; about "
        + Amounts.duration(seconds / cores)
        + " on "
        + cores
        + (cores == 1 ? " core" : " cores");
  }

  /** Every swept setting once, with each set of values that some rule has. */
  private static String axes(SweepPlan plan) {
    Map<String, Set<String>> shown = new LinkedHashMap<>();
    for (Block block : plan.spec().blocks()) {
      for (RulePart part : block.parts()) {
        for (Factor factor : part.factors()) {
          for (Axis axis : factor.axes()) {
            shown.computeIfAbsent(axis.name(), n -> new LinkedHashSet<>()).add(describe(axis));
          }
        }
      }
    }
    return shown.entrySet().stream()
        .map(e -> e.getKey() + " " + String.join(" or ", e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String describe(Axis axis) {
    if (axis instanceof Axis.Ranged range) {
      return Numbers.text(range.low())
          + " .. "
          + Numbers.text(range.high())
          + ", sampled ("
          + range.scale().name().toLowerCase(java.util.Locale.ROOT)
          + ")";
    }
    Axis.Listed listed = (Axis.Listed) axis;
    int n = listed.values().size();
    String first = listed.values().get(0).text();
    String last = listed.values().get(n - 1).text();
    return switch (listed.spacing()) {
      case LOG -> first + " .. " + last + ", " + n + " values (log)";
      case LINEAR -> first + " .. " + last + ", " + n + " values";
      case LIST ->
          n <= 6
              ? listed.values().stream().map(v -> v.text()).collect(Collectors.joining(", "))
              : n + " values";
    };
  }
}
