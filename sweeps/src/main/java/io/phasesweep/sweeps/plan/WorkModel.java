package io.phasesweep.sweeps.plan;

import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.rule.clapp.ClappWork;
import io.phasesweep.core.rule.dual.InferenceWork;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.sweeps.spec.DataFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The multiply-adds that a trial asks for, per presented example:
 *
 * <pre>
 *   relaxing      c_1 + 2 sweeps sum_{l >= 2} c_l + 2 sum_l c_l
 *   feed-forward  2 sum_l c_l + sum_{l >= 2} c_l
 *   readout       sum_l c_l + c_L
 *   adversarial   4 sum_l c_l + sum_{l >= 2} c_l
 *   memory        c_1 + 2 sweeps sum_{l >= 2} c_l + samples sum_l c_l,  a phase per sample
 *   dual          {@link InferenceWork}
 *   clapp         {@link ClappWork}; at every point a read-out is trained
 * </pre>
 *
 * c_l: multiply-adds of layer l, n_{l-1} n_l where it is dense; sweeps: free ones and those of
 * every nudged phase; while outputs are held, nothing is sent up to them. An estimate for ordering
 * and for people; what was done is in the row.
 */
final class WorkModel {
  private static final String FREE_STEPS = "free-steps";
  private static final String READOUT = "readout-only";
  private static final String FLEXIBLE = "flexible-phases";
  private static final String DUAL = "dual-propagation";
  private static final String CLAPP = "clapp";
  private static final String ADVERSARIAL = "one-step-adversarial";

  /**
   * Free relaxations that a reference gradient takes: 10 for its state, the rest for its solution.
   */
  private static final double ALIGNMENT_FREE_FACTOR = 12.5;

  private static final int ALIGNMENT_EVERY = 5;

  /** Free steps of a prediction in flexible phases. */
  private static final double PREDICTION = 30;

  private final DataFacts data;

  /** Thousands of cells share few shapes. */
  private final Map<Value.Items, Architecture> nets = new HashMap<>();

  WorkModel(DataFacts data) {
    this.data = data;
  }

  /** Work of one presentation in learning, and of one example in measuring. */
  private record PerExample(double learning, double predicting, double aligning, double sweeps) {}

  /**
   * Multiply-adds of a trial.
   *
   * @param learning of its updates
   * @param measuring of its looks
   */
  record Work(double learning, double measuring) {
    double total() {
      return learning + measuring;
    }
  }

  Work of(LearningTrial trial) {
    Values values = trial.settings();
    PerExample each = perExample(trial);
    double presentations = presentations(trial.budget(), values, each);
    double epochs = presentations / Math.max(1, data.train());
    double points = points(trial.cadence(), presentations, epochs);
    Cadence cadence = trial.cadence();
    double capped =
        cadence.testExamples() > 0
            ? Math.min(cadence.testExamples(), data.evaluation())
            : data.evaluation();
    double looks = points * capped + (capped < data.evaluation() ? data.evaluation() : 0);
    double alignments = 1 + Math.ceil((points - 1) / ALIGNMENT_EVERY);
    double probe = Math.min(cadence.probeExamples(), data.evaluation());
    double reading =
        trial.rule().equals(CLAPP)
            ? points * ClappWork.reading(values, data.image(), clapp(values), data.train())
            : 0;
    return new Work(
        presentations * each.learning(),
        looks * each.predicting() + alignments * probe * each.aligning() + reading);
  }

  private static double points(Cadence cadence, double presentations, double epochs) {
    return switch (cadence.every()) {
      case EPOCH -> 1 + Math.ceil(epochs);
      case PRESENTATIONS -> 1 + Math.ceil(presentations / cadence.amount());
      case POINTS -> 1 + cadence.amount();
    };
  }

  private double presentations(Budget budget, Values values, PerExample each) {
    double amount = budget.amount();
    return switch (budget.unit()) {
      case EPOCHS -> amount * data.train();
      case PRESENTATIONS -> amount;
      case MACS -> amount / each.learning();
      case NETWORK_STEPS -> amount * whole(values, "batch-size", 1) / each.sweeps();
    };
  }

  private PerExample perExample(LearningTrial trial) {
    Values values = trial.settings();
    if (trial.rule().equals(CLAPP)) {
      Architecture net = clapp(values);
      double learning = ClappWork.learning(values, data.image(), net);
      double predicting = ClappWork.encoding(values, data.image(), net);
      return new PerExample(
          learning, predicting, 2 * learning, ClappWork.rows(values, data.image()));
    }
    int depth = 0;
    double first = 0;
    double last = 0;
    double all = 0;
    Architecture net = net(values);
    if (net != null) {
      depth = net.depth();
      first = net.macs(1);
      last = net.macs(depth);
      all = net.macsFrom(1);
    }
    double inner = all - first;
    if (net != null && trial.rule().equals(DUAL)) {
      double learning = InferenceWork.products(values, net);
      return new PerExample(
          learning, all, learning + 3 * all, whole(values, "inference-passes", 1));
    }
    if (trial.rule().equals(ADVERSARIAL)) {
      return new PerExample(4 * all + inner, all, 8.5 * all + 2 * inner, 2);
    }
    if (trial.rule().equals(FLEXIBLE)) {
      return flexible(values, first, all);
    }
    if (values.find(FREE_STEPS) == null) {
      double learning = trial.rule().equals(READOUT) ? all + last : 2 * all + inner;
      return new PerExample(learning, all, 4 * all, 1);
    }
    double free = whole(values, FREE_STEPS, 1);
    double samples = whole(values, "ramp-samples", 0);
    double phases = samples > 0 ? samples : nudgedPhases(values);
    double nudged = whole(values, "nudged-steps", 1) * phases;
    boolean held = values.find(Settings.NUDGING_ASYMMETRY.name()) == null;
    double saved = held && depth > 1 ? nudged * last : 0;
    double learning =
        first + 2 * (free + nudged) * inner - saved + (samples > 0 ? samples : 2) * all;
    double predicting = first + 2 * free * inner;
    double aligning = learning + 2 * ALIGNMENT_FREE_FACTOR * free * inner;
    return new PerExample(learning, predicting, aligning, free + nudged);
  }

  /** Phases of an example: a minibatch stays until the next negative one. */
  private static PerExample flexible(Values values, double first, double all) {
    double length = real(values, "phase-length", 1);
    double inner = all - first;
    if (values.find("layer-rate-factor") == null) {
      // A machine: each clamped phase is an example, its free phases go up and down at each step.
      double share = real(values, "positive-phase-probability", .5);
      return new PerExample(
          all + 3 * length * all * (1 - share) / share, all, 1_000 * length * all, length / share);
    }
    double phases = 1 / (1 - real(values, "positive-phase-probability", .5));
    double learning = phases * (first + 2 * length * inner + all);
    double predicting = first + 2 * PREDICTION * inner;
    return new PerExample(
        learning,
        predicting,
        learning + 2 * ALIGNMENT_FREE_FACTOR * PREDICTION * inner,
        phases * length);
  }

  private static double real(Values values, String name, double byDefault) {
    return values.find(name) instanceof Value.Real real ? real.value() : byDefault;
  }

  /** A split nudge has two nudged phases, a one-sided one reads the free state instead. */
  private static int nudgedPhases(Values values) {
    return values.find(Settings.NUDGING_ASYMMETRY.name()) instanceof Value.Real alpha
            && alpha.value() > 0
            && alpha.value() < 1
        ? 2
        : 1;
  }

  private static double whole(Values values, String name, double byDefault) {
    return values.find(name) instanceof Value.Whole whole ? whole.value() : byDefault;
  }

  /** The net of a trial whose layers read moments of an example. */
  private Architecture clapp(Values values) {
    return ClappWork.net(values, data.image(), data.classes());
  }

  /** The net of a trial on the data, or null where it has none. */
  private @Nullable Architecture net(Values values) {
    if (!(values.find(Settings.ARCHITECTURE.name()) instanceof Value.Items layers)) {
      return null;
    }
    // Where a setting says what the sizes mean, the last need not be the classes.
    boolean plain = values.find("model") == null;
    return nets.computeIfAbsent(
        layers,
        some ->
            plain
                ? LayerList.of(some.items()).on(data.image(), data.classes())
                : Architecture.of(values));
  }

  /**
   * Memory of a trial in bytes: weights with their packed copies and optimizer states, and the
   * activities of a minibatch.
   */
  double bytes(LearningTrial trial) {
    boolean moments = trial.rule().equals(CLAPP);
    Architecture net = moments ? clapp(trial.settings()) : net(trial.settings());
    double parameters = net == null ? 0 : net.parameters();
    double units = 0;
    for (int l = 0; net != null && l <= net.depth(); l++) {
      units += net.units(l);
    }
    double optimizer =
        trial.settings().find("optimizer") instanceof Value.Name name
            ? name.value().equals("adam") ? 2 : name.value().equals("momentum") ? 1 : 0
            : 0;
    double columns =
        Math.max(whole(trial.settings(), "batch-size", 1), trial.cadence().probeExamples());
    double pieces = moments ? ClappWork.moments(trial.settings(), data.image()) : 1;
    return 4 * (parameters * (4 + optimizer) + columns * pieces * units * 6);
  }
}
