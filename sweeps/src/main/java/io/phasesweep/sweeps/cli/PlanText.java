package io.phasesweep.sweeps.cli;

import io.phasesweep.core.setting.Value;
import io.phasesweep.sweeps.plan.CostModel;
import io.phasesweep.sweeps.plan.PlanSummary;
import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan in words. */
final class PlanText {
  private final OpenSweep sweep;
  private final PlanSummary summary;
  private final long missing;
  private final double missingSeconds;
  private final int cores;

  /**
   * @param missing trials that are not stored
   * @param missingSeconds their predicted seconds on one core
   * @param cores cores that trials run on
   */
  PlanText(OpenSweep sweep, long missing, double missingSeconds, int cores) {
    this.sweep = sweep;
    this.summary = sweep.plan().summary();
    this.missing = missing;
    this.missingSeconds = missingSeconds;
    this.cores = cores;
  }

  /** The two lines before a run. */
  List<String> brief() {
    String seeds = Wording.count(summary.replicates(), "seed");
    return List.of(
        sweep.question(),
        "  plan    "
            + Wording.count(summary.trials(), "trial")
            + " = "
            + Wording.count(summary.cells(), "cell")
            + " x "
            + seeds
            + "; "
            + stored(),
        "  cost    " + cost() + "; " + Wording.bytes(summary.storeBytes()));
  }

  /** All that {@code plan} tells. */
  List<String> full() {
    List<String> lines = new ArrayList<>();
    lines.add(sweep.question());
    lines.add(
        line(
            "trials",
            Wording.count(summary.trials())
                + " = "
                + Wording.count(summary.cells(), "cell")
                + " x "
                + Wording.count(summary.replicates(), "seed")
                + "; "
                + Wording.count(summary.excluded())
                + " excluded, "
                + (summary.duplicatesCounted()
                    ? Wording.count(summary.duplicates(), "duplicate")
                    : "duplicates not counted")
                + "; "
                + stored()));
    lines.add(line(sweep.plan().spec().kind().key() + "s", counts(summary.byRule())));
    lines.addAll(axes());
    extensions(lines);
    long defaults =
        summary.defaults().values().stream().flatMap(m -> m.keySet().stream()).distinct().count();
    if (defaults > 0) {
      lines.add(
          line(
              "defaults",
              Wording.count(defaults, "setting") + " not named in the file: --list shows them"));
    }
    lines.add(line("evaluation", evaluation()));
    lines.add(line("cost", cost()));
    lines.add(
        line(
            "store",
            Wording.bytes(summary.storeBytes())
                + "; largest trial "
                + Wording.bytes(summary.trialBytes())
                + " of memory; measuring is "
                + Wording.percent(summary.measuring())
                + " of the work"));
    lines.addAll(sweep.plan().spec().notices());
    lines.addAll(summary.warnings());
    return lines;
  }

  /** Every default that the file does not name. */
  List<String> defaults() {
    List<String> lines = new ArrayList<>();
    summary
        .defaults()
        .forEach(
            (rule, values) -> {
              lines.add("  " + rule);
              values.forEach((name, value) -> lines.add("    " + name + ": " + value));
            });
    return lines;
  }

  private String stored() {
    return Wording.count(summary.trials() - missing)
        + " stored, "
        + Wording.count(missing)
        + " missing";
  }

  private String cost() {
    return Wording.coreHours(missingSeconds)
        + " core-hours ["
        + Wording.coreHours(CostModel.low(missingSeconds))
        + ", "
        + Wording.coreHours(CostModel.high(missingSeconds))
        + "] from "
        + CostModel.SOURCE
        + "; about "
        + Wording.about(missingSeconds / cores)
        + " on "
        + Wording.count(cores, "core");
  }

  private String evaluation() {
    Training training = sweep.plan().spec().training().orElse(null);
    if (training == null) {
      return "none: assays train nothing and have no score";
    }
    int validation = training.data().validation();
    return validation > 0
        ? "validation part, " + Wording.count(validation, "example")
        : "test part (no validation examples): nothing may be selected on it";
  }

  private void extensions(List<String> lines) {
    if (summary.extended() > 0) {
      String what =
          summary.extensions().entrySet().stream()
              .map(e -> e.getKey() + " on " + byRule(e.getValue()))
              .collect(Collectors.joining("; "));
      lines.add(line("extensions", Wording.count(summary.extended(), "trial") + ": " + what));
    }
  }

  private List<String> axes() {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Block block : sweep.plan().spec().blocks()) {
      for (RulePart part : block.parts()) {
        for (Factor factor : part.factors()) {
          for (Axis axis : factor.axes()) {
            values.computeIfAbsent(axis.name(), n -> new LinkedHashSet<>()).add(describe(axis));
          }
        }
      }
    }
    List<String> lines = new ArrayList<>();
    values.forEach(
        (name, forms) ->
            lines.add(
                line(lines.isEmpty() ? "axes" : "", name + " " + String.join(" or ", forms))));
    return lines;
  }

  private static String describe(Axis axis) {
    if (axis instanceof Axis.Ranged range) {
      return range.low() + " .. " + range.high() + ", drawn";
    }
    Axis.Listed listed = (Axis.Listed) axis;
    List<Value> all = listed.values();
    if (listed.spacing() == Axis.Spacing.LIST) {
      return all.stream().map(Value::text).collect(Collectors.joining(", "));
    }
    String scale = listed.spacing() == Axis.Spacing.LOG ? " (log)" : "";
    return all.get(0).text()
        + " .. "
        + all.get(all.size() - 1).text()
        + ", "
        + Wording.count(all.size(), "value")
        + scale;
  }

  private static String counts(Map<String, Long> byRule) {
    return byRule.entrySet().stream()
        .map(e -> e.getKey() + " " + Wording.count(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String byRule(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " (" + Wording.count(e.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String line(String name, String text) {
    return "  " + name + " ".repeat(12 - name.length()) + text;
  }
}
