package io.phasesweep.spark;

import io.phasesweep.core.trial.Measurement;
import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as the views of the analysis do: of several rows of one trial the best stays, and only
 * its measurements; parts without a commit mark do not exist.
 */
final class StoreReader {
  private static final Comparator<StoredRow> BEST_FIRST =
      Comparator.comparingInt(StoreReader::rank)
          .thenComparing(row -> whole(row, "metrics"), Comparator.reverseOrder())
          .thenComparing(row -> whole(row, "schema_version"), Comparator.reverseOrder())
          .thenComparing(row -> row.text("trial_batch"));

  private final StoreFiles files;
  private final String generation;

  StoreReader(StoreFiles files, String generation) {
    this.files = files;
    this.generation = generation;
  }

  private static int rank(StoredRow row) {
    return switch (row.text("outcome")) {
      case "failed" -> 3;
      case "timed-out" -> 2;
      case "pruned" -> 1;
      default -> 0;
    };
  }

  private static int whole(StoredRow row, String column) {
    return row.find(column) instanceof Integer number ? number : 0;
  }

  /** Visits the rows of a table, by part. */
  void forEachRow(Table table, Consumer<StoredRow> visitor) throws IOException {
    List<PartFooter> parts = PartCatalog.read(files, generation).parts();
    Map<String, String> winners = winners(parts);
    for (PartFooter part : parts) {
      visit(
          table,
          part.batch(),
          id -> winners.getOrDefault(id, part.batch()).equals(part.batch()),
          visitor);
    }
  }

  /** The rows of these trials with their measurements, by name. */
  List<StoredTrial> read(Set<String> trialIds) throws IOException {
    List<PartFooter> parts =
        PartCatalog.read(files, generation).parts().stream()
            .filter(part -> part.trials().stream().anyMatch(t -> trialIds.contains(t.trialId())))
            .toList();
    Map<String, StoredRow> rows = new TreeMap<>();
    Map<String, List<Measurement>> measurements = new HashMap<>();
    for (PartFooter part : parts) {
      visit(
          Table.TRIALS,
          part.batch(),
          trialIds::contains,
          row -> rows.merge(row.text("trial_id"), row, StoreReader::better));
    }
    for (PartFooter part : parts) {
      visit(
          Table.MEASUREMENTS,
          part.batch(),
          id -> isFrom(rows.get(id), part.batch()),
          row ->
              measurements
                  .computeIfAbsent(row.text("trial_id"), id -> new ArrayList<>())
                  .add(measurement(row)));
    }
    return rows.entrySet().stream()
        .map(e -> new StoredTrial(e.getValue(), measurements.getOrDefault(e.getKey(), List.of())))
        .toList();
  }

  private static boolean isFrom(@Nullable StoredRow row, String batch) {
    return row != null && row.text("trial_batch").equals(batch);
  }

  private static StoredRow better(StoredRow a, StoredRow b) {
    return BEST_FIRST.compare(a, b) <= 0 ? a : b;
  }

  /** The winning batch of every trial that is in several. */
  private Map<String, String> winners(List<PartFooter> parts) throws IOException {
    TrialIndex seen = new TrialIndex();
    Set<String> doubles = new HashSet<>();
    for (PartFooter part : parts) {
      for (PartFooter.Entry trial : part.trials()) {
        if (!seen.add(trial.trialId(), trial.outcome(), trial.attempt())) {
          doubles.add(trial.trialId());
        }
      }
    }
    Map<String, StoredRow> best = new HashMap<>();
    for (PartFooter part : parts) {
      if (part.trials().stream().anyMatch(trial -> doubles.contains(trial.trialId()))) {
        visit(
            Table.TRIALS,
            part.batch(),
            doubles::contains,
            row -> best.merge(row.text("trial_id"), row, StoreReader::better));
      }
    }
    Map<String, String> winners = new HashMap<>();
    best.forEach((id, row) -> winners.put(id, row.text("trial_batch")));
    return winners;
  }

  private void visit(
      Table table, String batch, Predicate<String> wanted, Consumer<StoredRow> visitor)
      throws IOException {
    PartReader.forEachRow(
        files.input(StoreLayout.part(generation, table, batch)),
        table.columns(),
        row -> {
          if (wanted.test(row.text("trial_id"))) {
            visitor.accept(row);
          }
        });
  }

  private static Measurement measurement(StoredRow row) {
    return new Measurement(
        (Double) required(row, "epoch"),
        (Long) required(row, "presentations"),
        row.text("metric"),
        (Integer) row.find("layer"),
        (Double) required(row, "value"));
  }

  private static Object required(StoredRow row, String column) {
    Object cell = row.find(column);
    if (cell == null) {
      throw new IllegalArgumentException("a measurement without " + column);
    }
    return cell;
  }
}
