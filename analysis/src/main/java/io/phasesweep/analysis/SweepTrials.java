package io.phasesweep.analysis;

import io.phasesweep.analysis.Cell.SeedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * The planned trials of a sweep by cell, and which settings its rules sweep.
 *
 * @param cells all cells; rules in the order of the report, then settings
 */
record SweepTrials(List<Cell> cells) {

  static SweepTrials read(SweepResults results) {
    Map<String, List<SeedRow>> seeds = new LinkedHashMap<>();
    for (Row row : results.rows("seeds.sql")) {
      seeds
          .computeIfAbsent(row.getString(0), id -> new ArrayList<>())
          .add(
              new SeedRow(
                  row.getString(1),
                  row.isNullAt(3) ? -1 - row.getInt(2) : row.getLong(3),
                  row.getString(4),
                  row.isNullAt(5) ? Double.NaN : row.getDouble(5),
                  row.isNullAt(6) ? "" : row.getString(6)));
    }
    List<Cell> cells = new ArrayList<>();
    for (Row row : results.rows("cells.sql")) {
      String rule = row.isNullAt(1) ? RuleLook.UNKNOWN : row.getString(1);
      Map<String, String> settings = row.isNullAt(2) ? Map.of() : Json.settings(row.getString(2));
      String id = row.getString(0);
      cells.add(new Cell(id, rule, settings, seeds.getOrDefault(id, List.of())));
    }
    cells.sort(new CellOrder());
    return new SweepTrials(List.copyOf(cells));
  }

  /** Rules of the sweep in the order of the report. */
  List<String> rules() {
    return cells.stream().map(Cell::rule).distinct().toList();
  }

  List<Cell> cells(String rule) {
    return cells.stream().filter(c -> c.rule().equals(rule)).toList();
  }

  long planned() {
    return cells.stream().mapToLong(Cell::planned).sum();
  }

  long finished() {
    return cells.stream().mapToLong(Cell::finished).sum();
  }

  long trained() {
    return cells.stream().mapToLong(Cell::trained).sum();
  }

  /** The seeds planned per cell, the most of any cell. */
  int replicates() {
    return cells.stream().mapToInt(Cell::planned).max().orElse(0);
  }

  /** Trials by outcome, all nine in the order of the report. */
  Map<String, Long> outcomes() {
    Map<String, Long> counts = new LinkedHashMap<>();
    Outcomes.ALL.forEach(outcome -> counts.put(outcome, 0L));
    cells.forEach(
        c -> c.seeds().forEach(s -> counts.computeIfPresent(s.outcome(), (o, n) -> n + 1)));
    return counts;
  }

  /** The settings that differ between cells of a rule, headline axes first, with their values. */
  Map<String, List<String>> axes(String rule) {
    List<Cell> own = cells(rule);
    Map<String, List<String>> axes = new LinkedHashMap<>();
    TreeSet<String> names = new TreeSet<>(SettingText.HEADLINE_FIRST);
    own.forEach(c -> names.addAll(c.settings().keySet()));
    for (String name : names) {
      List<String> values =
          own.stream()
              .flatMap(c -> Optional.ofNullable(c.settings().get(name)).stream())
              .distinct()
              .sorted(SettingText.BY_VALUE)
              .toList();
      if (values.size() > 1) {
        axes.put(name, values);
      }
    }
    return axes;
  }

  /** The swept settings of a cell as written; empty if its rule has one cell. */
  String label(Cell cell) {
    return label(cell, axes(cell.rule()).keySet());
  }

  /** The settings of a cell named by {@code axes} as written. */
  static String label(Cell cell, Set<String> axes) {
    return axes.stream()
        .filter(cell.settings()::containsKey)
        .map(name -> name + " " + cell.settings().get(name))
        .collect(Collectors.joining(", "));
  }

  /** The settings that all cells share, sorted by name. */
  Map<String, String> shared() {
    Map<String, String> shared = new TreeMap<>();
    if (!cells.isEmpty()) {
      shared.putAll(cells.get(0).settings());
    }
    cells.forEach(c -> shared.entrySet().retainAll(c.settings().entrySet()));
    return shared;
  }
}
