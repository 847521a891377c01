package io.phasesweep.spark;

import io.phasesweep.core.engine.Assays;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.core.trial.TrialResult;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conducted trials as rows of the two tables. */
final class TrialRows {
  private static final List<Column> COLUMNS = ResultSchema.trials();
  private static final Map<String, Integer> INDEX = index();
  private static final int FIRST_RESULT = COLUMNS.indexOf(TrialColumns.results().get(0));

  private final Provenance provenance;
  private final String batch;

  /**
   * @param provenance where the rows come from
   * @param batch part in which they are committed
   */
  TrialRows(Provenance provenance, String batch) {
    this.provenance = provenance;
    this.batch = batch;
  }

  private static Map<String, Integer> index() {
    Map<String, Integer> index = new HashMap<>();
    for (Column column : COLUMNS) {
      index.put(column.name(), index.size());
    }
    return Map.copyOf(index);
  }

  /** The row of the table {@code trials}. */
  @Nullable Object[] trial(ConductedTrial conducted) {
    Row row = new Row();
    TrialResult result = conducted.result();
    Trial trial = result.trial();
    // What the trial found comes first: what follows is the driver's own and wins.
    facts(row, result.facts());
    row.put("trial_id", conducted.assignment().member().trialId());
    row.put("cell_id", conducted.assignment().member().cellId());
    row.put("schema_version", ResultSchema.VERSION);
    row.put("trial_batch", batch);
    row.put("metrics", result.measurements().size());
    row.put("seed", trial.seed());
    row.put("rng_scheme", CanonicalText.RANDOM_SCHEME);
    identity(row, trial);
    settings(row, trial.settings());
    outcome(row, result.outcome());
    row.put("wall_seconds", result.wallSeconds());
    row.put("cpu_seconds", result.cpuSeconds());
    provenance(row, conducted);
    return row.cells;
  }

  /** The rows of the table {@code measurements}. */
  List<@Nullable Object[]> measurements(ConductedTrial conducted) {
    String trialId = conducted.assignment().member().trialId();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Measurement m : conducted.result().measurements()) {
      rows.add(
          new @Nullable Object[] {
            trialId, batch, m.epoch(), m.presentations(), m.metric(), m.layer(), m.value()
          });
    }
    return rows;
  }

  /**
   * Refuses facts that are no columns.
   *
   * @throws IllegalArgumentException naming the column
   */
  static void check(Facts facts) {
    facts(new Row(), facts);
  }

  private static void facts(Row row, Facts facts) {
    for (Map.Entry<String, Serializable> fact : facts.columns().entrySet()) {
      row.put(fact.getKey(), fact.getValue());
    }
  }

  /** Every setting of a trial's name as a JSON object. */
  static String settings(Trial trial) {
    return CanonicalText.of(trial, entry(trial).semantics()).json(trial.seed());
  }

  private static TrialEntry entry(Trial trial) {
    return trial instanceof LearningTrial learning
        ? Rules.entry(learning.rule())
        : Assays.find(((AssayTrial) trial).assay()).orElseThrow();
  }

  private static void identity(Row row, Trial trial) {
    TrialEntry entry = entry(trial);
    row.put(entry.kind().key(), entry.name());
    row.put("semantics", entry.name() + "/" + entry.semantics());
    row.put("settings", settings(trial));
    row.put("extensions", new ArrayList<>(entry.extensions(trial.settings())));
    if (trial instanceof LearningTrial learning) {
      row.put("data_digest", learning.data().digest());
      if (learning.data().values().find("data") instanceof Value.Name set) {
        row.put("data", set.value());
      }
    }
  }

  private static void settings(Row row, Values settings) {
    settings.forEach(
        (name, value) -> {
          Integer at = INDEX.get(name.replace('-', '_'));
          // A setting such as loss may share its name with a column of results.
          if (at != null && at < FIRST_RESULT) {
            row.cells[at] = cell(COLUMNS.get(at).type(), value);
          }
        });
    Value asymmetry = settings.find("nudging-asymmetry");
    if (asymmetry != null) {
      row.put("asymmetry_kind", asymmetry instanceof Value.Name ? asymmetry.text() : "fixed");
    }
    Value dissipation = settings.find("dissipation");
    if (dissipation != null) {
      row.put(
          "dissipation_kind", dissipation instanceof Value.Name ? dissipation.text() : "finite");
    }
  }

  /** A setting in a column of that type; null where a number column meets a word. */
  private static @Nullable Object cell(Column.Type type, Value value) {
    return switch (type) {
      case DOUBLE -> value instanceof Value.Real real ? (Double) real.value() : null;
      case LONG -> value instanceof Value.Whole whole ? (Long) whole.value() : null;
      case BOOLEAN -> value instanceof Value.Flag flag ? (Boolean) flag.value() : null;
      default ->
          value instanceof Value.Items list
              ? list.items().stream().map(Value::text).collect(Collectors.joining("-"))
              : value.text();
    };
  }

  private static void outcome(Row row, Outcome outcome) {
    row.put("outcome", outcome.word());
    if (outcome instanceof Outcome.Diverged diverged) {
      row.put("outcome_epoch", diverged.epoch());
      row.put("outcome_minibatch", diverged.minibatch());
      row.put("why", diverged.why());
    } else if (outcome instanceof Outcome.Collapsed collapsed) {
      row.put("outcome_epoch", collapsed.epoch());
    } else if (outcome instanceof Outcome.Trained trained) {
      row.put("outcome_epoch", trained.epoch());
      row.put("dips", trained.dips());
    } else if (outcome instanceof Outcome.Pruned pruned) {
      row.put("censored_epoch", pruned.epoch());
    } else if (outcome instanceof Outcome.TimedOut timedOut) {
      row.put("censored_epoch", timedOut.epoch());
    } else if (outcome instanceof Outcome.Failed failed) {
      row.put("why", failed.why());
    }
  }

  private void provenance(Row row, ConductedTrial conducted) {
    row.put("product_version", provenance.build().version());
    row.put("git_commit", provenance.build().commit());
    row.put("git_dirty", provenance.build().dirty());
    row.put("jdk", Provenance.jdk());
    row.put("os_arch", Provenance.osArch());
    row.put("cpu_model", provenance.cpuModel());
    row.put("spark_version", provenance.sparkVersion());
    row.put("engine", provenance.engine());
    row.put("host", provenance.host());
    row.put("kernel_provider", provenance.kernels().provider());
    row.put("kernel_lanes", provenance.kernels().lanes());
    row.put("c2", provenance.kernels().c2());
    row.put("attempt", conducted.assignment().attempt());
    row.put("slots", provenance.slots());
    row.put("started_at", conducted.started().truncatedTo(ChronoUnit.MICROS));
  }

  private static final class Row {
    final @Nullable Object[] cells = new @Nullable Object[COLUMNS.size()];

    /** Sets a cell; a name that is no column, or a wrong type, is a bug of whoever states it. */
    void put(String column, @Nullable Object value) {
      Integer at = INDEX.get(column);
      if (at == null) {
        throw new IllegalArgumentException("no column " + column);
      }
      cells[at] = value == null ? null : checked(COLUMNS.get(at), value);
    }

    private static Object checked(Column column, Object value) {
      Object fitting =
          switch (column.type()) {
            case STRING -> as(String.class, value);
            case INT ->
                value instanceof Long n ? (Object) Math.toIntExact(n) : as(Integer.class, value);
            case LONG ->
                value instanceof Integer n ? (Object) n.longValue() : as(Long.class, value);
            case DOUBLE -> value instanceof Number n ? (Object) n.doubleValue() : null;
            case BOOLEAN -> as(Boolean.class, value);
            case TIMESTAMP -> as(Instant.class, value);
            case STRINGS -> as(List.class, value);
          };
      if (fitting == null) {
        throw new IllegalArgumentException(
            "column " + column.name() + " is " + column.type() + ", not " + value.getClass());
      }
      return fitting;
    }

    private static @Nullable Object as(Class<?> type, Object value) {
      return type.isInstance(value) ? value : null;
    }
  }
}
