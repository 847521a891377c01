package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * A finished trial of an assay.
 *
 * @param cell its cell; the rule of the cell is the assay
 * @param label the swept settings as text
 * @param found scalars by metric, and columns of the ledger by name
 */
record SynapseTrial(Cell cell, String label, Map<String, Double> found) {
  private static final List<String> COLUMNS =
      List.of("entropy_rate", "area_imbalance", "kernel_area");

  /** All of a sweep, in the order of its cells. */
  static List<SynapseTrial> read(SweepResults results, SweepTrials sweep) {
    Map<String, Map<String, Double>> byTrial = new HashMap<>();
    for (Row row : results.rows("synapse.sql")) {
      if (!row.isNullAt(4)) {
        found(byTrial, row.getString(1)).put(row.getString(3), row.getDouble(4));
      }
    }
    for (Row row : results.rows("ledger.sql")) {
      for (String column : COLUMNS) {
        if (row.getAs(column) instanceof Number number) {
          found(byTrial, row.getAs("trial_id")).put(column, number.doubleValue());
        }
      }
    }
    List<SynapseTrial> trials = new ArrayList<>();
    Map<String, Set<String>> axes = new HashMap<>();
    for (Cell cell : sweep.cells()) {
      Set<String> own = axes.computeIfAbsent(cell.rule(), a -> sweep.axes(a).keySet());
      String label = SweepTrials.label(cell, own);
      for (Cell.SeedRow seed : cell.seeds()) {
        if (byTrial.containsKey(seed.trialId())) {
          trials.add(new SynapseTrial(cell, label, byTrial.get(seed.trialId())));
        }
      }
    }
    return trials;
  }

  private static Map<String, Double> found(
      Map<String, Map<String, Double>> byTrial, String trialId) {
    return byTrial.computeIfAbsent(trialId, id -> new HashMap<>());
  }

  /** A scalar; NaN if the assay has none. */
  double found(String metric) {
    return found.getOrDefault(metric, Double.NaN);
  }

  /** A setting as a number; NaN if it is absent or a word. */
  double setting(String name) {
    String text = cell.settings().get(name);
    return text == null ? Double.NaN : SettingText.number(text).orElse(Double.NaN);
  }
}
