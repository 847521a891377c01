package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What the finished trials did and needed beside their errors, by cell.
 *
 * @param byCell trials of a cell in order of replicate
 */
record TrialFacts(Map<String, List<Trial>> byCell) {

  /**
   * A finished trial.
   *
   * @param trialId its name
   * @param seed its seed
   * @param error final error; chance if diverged
   * @param values numeric columns by name, those that are null left out
   * @param reference which gradient its alignment refers to; empty if none
   * @param weightTransport whether a weight is read downwards, if known
   */
  record Trial(
      String trialId,
      long seed,
      double error,
      Map<String, Double> values,
      String reference,
      Optional<Boolean> weightTransport) {

    double value(String column) {
      return values.getOrDefault(column, Double.NaN);
    }
  }

  private static final List<String> COLUMNS =
      List.of(
          "presentations",
          "macs",
          "wall_seconds",
          "joules_300k",
          "alignment_cosine",
          "alignment_cosine_start",
          "alignment_angle",
          "alignment_norm_ratio",
          "alignment_sign",
          "nonlocal_reads",
          "states_per_neuron",
          "states_per_synapse",
          "phases_per_update",
          "global_signals");

  static TrialFacts read(SweepResults results) {
    Map<String, List<Trial>> byCell = new HashMap<>();
    for (Row row : results.rows("facts.sql")) {
      Map<String, Double> values = new HashMap<>();
      for (String column : COLUMNS) {
        if (row.getAs(column) instanceof Number number && !Double.isNaN(number.doubleValue())) {
          values.put(column, number.doubleValue());
        }
      }
      byCell
          .computeIfAbsent(row.getAs("cell_id"), id -> new ArrayList<>())
          .add(
              new Trial(
                  row.getAs("trial_id"),
                  row.getAs("seed") instanceof Number seed ? seed.longValue() : -1,
                  row.getAs("error") instanceof Number error ? error.doubleValue() : Double.NaN,
                  values,
                  row.getAs("alignment_reference") instanceof String text ? text : "",
                  row.getAs("weight_transport") instanceof Boolean flag
                      ? Optional.of(flag)
                      : Optional.empty()));
    }
    return new TrialFacts(byCell);
  }

  List<Trial> of(Cell cell) {
    return byCell.getOrDefault(cell.id(), List.of());
  }

  /** Mean of a column over the seeds that have it, with its t interval; n = 0 if none has. */
  Interval mean(Cell cell, String column) {
    List<Double> values =
        of(cell).stream().map(t -> t.value(column)).filter(v -> !Double.isNaN(v)).toList();
    return values.isEmpty()
        ? new Interval(Double.NaN, Double.NaN, Double.NaN, 0)
        : Means.interval(values);
  }
}
