package io.phasesweep.sweeps.plan;

import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Design;
import io.phasesweep.sweeps.spec.Exclusion;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.JsonText;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A sweep with every default written out, as a sweep file: read again, it plans the same trials. A
 * default that follows another setting stays a comment.
 */
final class ResolvedText {
  private static final int LONGEST_LIST = 200;

  private final SweepSpec spec;
  private final PlanSummary summary;
  private final StringBuilder out = new StringBuilder();

  private ResolvedText(SweepPlan plan) {
    this.spec = plan.spec();
    this.summary = plan.summary();
  }

  static String of(SweepPlan plan) {
    return new ResolvedText(plan).write();
  }

  private String write() {
    line("schema-version: 1");
    line("name: " + spec.name());
    line("question: " + JsonText.quoted(spec.question()));
    Training training = spec.training().orElse(null);
    if (training != null) {
      line("data: " + data(training.data().key()) + "  # " + training.data().key().digest());
    }
    line(
        "replicates: { count: "
            + spec.seeds().count()
            + ", first-seed: "
            + spec.seeds().first()
            + " }");
    if (training != null) {
      Budget budget = training.budget();
      line("budget: { " + budget.unit().key() + ": " + budget.amount() + " }");
      line("measure: " + measure(training.cadence()));
      line("stop: " + stop(training.stop()));
    }
    line("blocks:");
    spec.blocks().forEach(this::block);
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String data(DataKey key) {
    DataKey.Source source = key.source();
    boolean own = !source.reader().equals("catalog");
    List<String> entries = new ArrayList<>();
    key.values()
        .forEach(
            (name, value) -> {
              String bare = name.equals("data") ? (own ? "reader" : "set") : name.substring(5);
              boolean size = bare.equals("train") || bare.equals("test");
              if (!(own && size)) {
                entries.add(bare + ": " + value.text());
              }
            });
    if (own) {
      path(entries, "train", source.train());
      path(entries, "train-labels", source.trainLabels());
      path(entries, "test", source.test());
      path(entries, "test-labels", source.testLabels());
    }
    return "{ " + String.join(", ", entries) + " }";
  }

  private static void path(List<String> entries, String key, String path) {
    if (!path.isEmpty()) {
      entries.add(key + ": " + JsonText.quoted(path));
    }
  }

  private static String measure(Cadence cadence) {
    List<String> entries = new ArrayList<>();
    entries.add(
        switch (cadence.every()) {
          case EPOCH -> "every: epoch";
          case PRESENTATIONS -> "every: { presentations: " + cadence.amount() + " }";
          case POINTS -> "every: { points: " + cadence.amount() + " }";
        });
    if (!cadence.primary().isEmpty()) {
      entries.add("primary: " + cadence.primary());
    }
    entries.add("probe-examples: " + cadence.probeExamples());
    if (cadence.testExamples() > 0) {
      entries.add("test-examples: " + cadence.testExamples());
    }
    if (!cadence.metrics().isEmpty()) {
      entries.add("metrics: " + cadence.metrics());
    }
    return "{ " + String.join(", ", entries) + " }";
  }

  private static String stop(StopRule stop) {
    String limit =
        Double.isFinite(stop.maxWallSeconds()) ? ", max-wall: " + stop.maxWallSeconds() : "";
    return "{ divergence: "
        + stop.onDivergence()
        + ", on-collapse: "
        + stop.onCollapse()
        + limit
        + " }";
  }

  private void block(Block block) {
    line("  - design: " + design(block.design()));
    if (!block.exclusions().isEmpty()) {
      line("    exclude:");
      block.exclusions().forEach(e -> line("      - " + exclusion(e)));
    }
    String rules =
        block.parts().stream().map(p -> p.entry().name()).collect(Collectors.joining(", "));
    line("    axes: { " + spec.kind().key() + ": [" + rules + "] }");
    line("    when:");
    block.parts().forEach(this::part);
  }

  private static String design(Design design) {
    List<String> keys = new ArrayList<>();
    keys.add("kind: " + design.kind().key());
    if (design instanceof Design.Sampled sampled) {
      keys.add("samples: " + sampled.samples());
      keys.add("seed: " + sampled.seed());
      if (sampled.shift() == Design.Shift.RANDOM) {
        keys.add("shift: true");
      }
    } else if (design instanceof Design.Morris morris) {
      keys.add("trajectories: " + morris.trajectories());
      keys.add("levels: " + morris.levels());
      keys.add("seed: " + morris.seed());
    } else if (design instanceof Design.Saltelli saltelli) {
      keys.add("samples: " + saltelli.samples());
      keys.add("skip: " + saltelli.skip());
      keys.add("second-order: " + (saltelli.order() == Design.Order.SECOND));
    } else if (design instanceof Design.OneAtATime single) {
      keys.add(
          "base: "
              + new TreeMap<>(single.base())
                  .entrySet().stream()
                      .map(e -> e.getKey() + ": " + e.getValue().value().text())
                      .collect(Collectors.joining(", ", "{ ", " }")));
    } else {
      return design.kind().key();
    }
    return keys.stream().collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String exclusion(Exclusion exclusion) {
    return exclusion.conditions().entrySet().stream()
        .map(e -> e.getKey() + ": " + condition(e.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String condition(Exclusion.Condition condition) {
    if (condition instanceof Exclusion.OneOf list) {
      return list.values().stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Exclusion.Within) condition)
        .bounds().stream()
            .map(
                b ->
                    b.side().key()
                        + ": "
                        + (b.of().isEmpty()
                            ? Double.toString(b.factor())
                            : "{ times: " + b.factor() + ", of: " + b.of() + " }"))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private void part(RulePart part) {
    line("      " + part.entry().name() + ":");
    Map<String, String> fixed = new TreeMap<>();
    part.fixed().forEach((name, placed) -> fixed.put(name, placed.value().text()));
    List<String> dependent = new ArrayList<>();
    summary
        .defaults()
        .getOrDefault(part.entry().name(), Map.of())
        .forEach(
            (name, value) -> {
              if (value.equals(Cells.DEPENDS)) {
                dependent.add(name);
              } else if (!isGiven(part, name)) {
                fixed.put(name, value);
              }
            });
    if (!dependent.isEmpty()) {
      line("        # by default, following other settings: " + String.join(", ", dependent));
    }
    line("        fixed:" + (fixed.isEmpty() ? " {}" : ""));
    fixed.forEach((name, value) -> line("          " + name + ": " + value));
    if (!part.factors().isEmpty()) {
      line("        axes:");
      axes(part.factors());
    }
  }

  /** In their order, which is that of the trials; all zips stand under one key. */
  private void axes(List<Factor> factors) {
    boolean zipped = false;
    for (Factor factor : factors) {
      if (factor.axes().size() == 1) {
        axis(factor);
      } else {
        if (!zipped) {
          line("          zip:");
          zipped = true;
        }
        line("            - " + zip(factor));
      }
    }
  }

  private static boolean isGiven(RulePart part, String name) {
    return part.fixed().containsKey(name)
        || part.factors().stream()
            .anyMatch(f -> f.axes().stream().anyMatch(a -> a.name().equals(name)));
  }

  private void axis(Factor factor) {
    Axis axis = factor.axes().get(0);
    line("          " + axis.name() + ": " + values(axis));
  }

  private static String zip(Factor factor) {
    return factor.axes().stream()
        .map(a -> a.name() + ": " + values(a))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String values(Axis axis) {
    if (axis instanceof Axis.Ranged range) {
      String scale = range.scale().name().toLowerCase(java.util.Locale.ROOT);
      return "{ range: [" + range.low() + ", " + range.high() + "], scale: " + scale + " }";
    }
    Axis.Listed listed = (Axis.Listed) axis;
    int n = listed.values().size();
    if (n > LONGEST_LIST && listed.spacing() != Axis.Spacing.LIST) {
      String form = listed.spacing() == Axis.Spacing.LOG ? "log" : "linear";
      String ends = listed.values().get(0).text() + ", " + listed.values().get(n - 1).text();
      return "{ " + form + ": [" + ends + "], points: " + n + " }";
    }
    return listed.values().stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
