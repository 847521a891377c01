package io.phasesweep.analysis;

import io.phasesweep.analysis.Cell.SeedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The numbers that expectations are about, by trial.
 *
 * @param columns value by column of {@code trials} and trial
 * @param metrics last value by metric, layer and trial
 */
record SeedValues(
    Map<String, Map<String, Double>> columns, Map<String, Map<String, Double>> metrics) {
  private static final String OUTCOME = "outcome/";
  private static final int WHOLE_NET = -1;

  static SeedValues read(SweepResults results) {
    Map<String, Map<String, Double>> columns = new HashMap<>();
    for (Row row : results.rows("pack-columns.sql")) {
      for (StructField field : row.schema().fields()) {
        Object value = row.getAs(field.name());
        if (value instanceof Double number) {
          columns
              .computeIfAbsent(field.name(), name -> new HashMap<>())
              .put(row.getString(0), number);
        }
      }
    }
    Map<String, Map<String, Double>> metrics = new HashMap<>();
    for (Row row : results.rows("pack-metrics.sql")) {
      int layer = row.getInt(2);
      metrics
          .computeIfAbsent(key(row.getString(1), OptionalInt.of(layer)), name -> new HashMap<>())
          .put(row.getString(0), row.getDouble(3));
    }
    return new SeedValues(columns, metrics);
  }

  private static String key(String metric, OptionalInt layer) {
    return metric + "/" + layer.orElse(WHOLE_NET);
  }

  /** Values of a cell by seed; seeds without one are left out. */
  Map<Long, Double> of(Cell cell, Expectation expectation) {
    Map<Long, Double> values = new TreeMap<>();
    for (SeedRow seed : cell.seeds()) {
      double value = value(seed, expectation);
      if (!Double.isNaN(value)) {
        values.put(seed.seed(), value);
      }
    }
    return values;
  }

  private double value(SeedRow seed, Expectation expectation) {
    String of = expectation.of();
    if (of.equals("error")) {
      return seed.error();
    }
    if (of.startsWith(OUTCOME)) {
      boolean ended = Outcomes.FINAL.contains(seed.outcome());
      return ended ? seed.outcome().equals(of.substring(OUTCOME.length())) ? 1 : 0 : Double.NaN;
    }
    Map<String, Double> column =
        expectation.layer().isEmpty() && columns.containsKey(of)
            ? columns.getOrDefault(of, Map.of())
            : metrics.getOrDefault(key(of, expectation.layer()), Map.of());
    return column.getOrDefault(seed.trialId(), Double.NaN);
  }

  /**
   * The cells that have the rule and settings.
   *
   * @param wanted names and values, {@code rule} among them; numbers are equal as numbers
   */
  static List<Cell> matching(SweepTrials sweep, Map<String, String> wanted) {
    List<Cell> found = new ArrayList<>();
    for (Cell cell : sweep.cells()) {
      boolean fits =
          wanted.entrySet().stream()
              .allMatch(
                  e ->
                      e.getKey().equals("rule")
                          ? cell.rule().equals(e.getValue())
                          : same(cell.settings().getOrDefault(e.getKey(), ""), e.getValue()));
      if (fits) {
        found.add(cell);
      }
    }
    return found;
  }

  private static boolean same(String a, String b) {
    return a.equals(b)
        || (SettingText.number(a).isPresent()
            && SettingText.number(a).equals(SettingText.number(b)));
  }
}
