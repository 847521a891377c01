package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;
import io.phasesweep.core.trial.Budget;
import java.util.Arrays;
import java.util.List;

/** The keys of a sweep file that are no settings of a rule: the one place that declares them. */
final class SpecKeys {
  static final List<String> TOP =
      List.of(
          "schema-version",
          "name",
          "question",
          "data",
          "fixed",
          "axes",
          "when",
          "blocks",
          "design",
          "exclude",
          "replicates",
          "budget",
          "measure",
          "stop",
          "inapplicable");
  static final List<String> BLOCK = List.of("fixed", "axes", "when", "exclude", "design");
  static final List<String> WHEN = List.of("fixed", "axes");

  static final Setting SCHEMA_VERSION = word("schema-version", "Version of this file format.", "1");
  static final Setting INAPPLICABLE =
      word(
          "inapplicable",
          "What to do with a setting that a rule lacks: error, or collapse (drop it there).",
          "error",
          "collapse");

  /** Units of a budget. */
  static final List<String> BUDGET =
      Arrays.stream(Budget.Unit.values()).map(Budget.Unit::key).toList();

  static final Setting REPLICATES = whole("replicates", 1, 1e6, "Seeds of every cell.");
  static final Setting COUNT = whole("count", 1, 1e6, "Seeds of every cell.");
  static final Setting FIRST_SEED = whole("first-seed", 0, 1e15, "The first seed; others follow.");

  static final Setting EVERY_EPOCH = word("every", "Measure after each epoch.", "epoch");
  static final Setting EVERY_PRESENTATIONS =
      whole("presentations", 1, 1e15, "Training examples between two measurements.");
  static final Setting EVERY_POINTS =
      whole("points", 1, 1e6, "Measurements, evenly over the budget.");
  static final Setting PROBE_EXAMPLES =
      whole("probe-examples", 1, 1e6, "First examples of the evaluation part for alignment.");
  static final Setting TEST_EXAMPLES =
      whole("test-examples", 1, 1e9, "Cap on the evaluation part at every measurement.");
  static final List<String> MEASURE =
      List.of("every", "primary", "metrics", "probe-examples", "test-examples");

  static final Setting DIVERGENCE =
      flag("divergence", "Whether a divergence ends a trial's training.");
  static final Setting ON_COLLAPSE =
      flag("on-collapse", "Whether a collapse ends a trial's training.");
  static final Setting MAX_WALL =
      new Setting(
          "max-wall",
          Kind.REAL,
          "s",
          Range.above(0),
          "Limit of a trial's wall time in seconds; such a trial is timed out, not finished.");
  static final List<Setting> STOP = List.of(DIVERGENCE, ON_COLLAPSE, MAX_WALL);

  static final Setting DESIGN =
      word(
          "design",
          "How points are taken from the axes.",
          Arrays.stream(Design.Kind.values()).map(Design.Kind::key).toArray(String[]::new));
  static final Setting KIND =
      word("kind", DESIGN.meaning(), DESIGN.range().words().toArray(String[]::new));
  static final Setting SAMPLES = whole("samples", 1, 1e6, "Points of a sampled design.");
  static final Setting DESIGN_SEED = whole("seed", 0, 1e15, "Seed of the design itself.");
  static final Setting SHIFT =
      flag("shift", "Whether sobol points are moved by one random vector, modulo 1.");

  static final Setting TRAJECTORIES =
      whole("trajectories", 1, 1e5, "Walks of a morris design, each of one step per axis.");
  static final Setting LEVELS =
      whole("levels", 2, 1e3, "Levels of every axis in a morris design, an even number.");
  static final Setting SKIP =
      whole("skip", 0, 1e9, "First Sobol point of a saltelli design; by default its samples.");
  static final Setting SECOND_ORDER =
      flag("second-order", "Whether a saltelli design estimates interactions of pairs.");

  static final Setting POINTS = whole("points", 2, 1e5, "Values, both ends included.");
  static final Setting STEP =
      new Setting("step", Kind.REAL, "-", Range.above(0), "Distance of neighbouring values.");
  static final Setting SCALE =
      word("scale", "In what the draws are uniform.", "linear", "log", "integer");
  static final Setting BOUND = new Setting("bound", Kind.REAL, "-", Range.any(), "A bound.");

  private SpecKeys() {}

  /** A budget in that unit. */
  static Setting budget(Budget.Unit unit) {
    return whole(unit.key(), 1, 1e15, "Length of training in " + unit.key() + ".");
  }

  private static Setting whole(String name, double low, double high, String meaning) {
    return new Setting(name, Kind.WHOLE, "-", Range.between(low, high), meaning);
  }

  private static Setting flag(String name, String meaning) {
    return new Setting(name, Kind.FLAG, "-", Range.oneOf(), meaning);
  }

  private static Setting word(String name, String meaning, String... words) {
    return new Setting(name, Kind.WORD, "-", Range.oneOf(words), meaning);
  }
}
