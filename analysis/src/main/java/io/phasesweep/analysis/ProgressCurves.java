package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Errors of trials along their training, by examples seen and by work done.
 *
 * @param byTrial measured points of a trial in order
 * @param facts totals of the trials
 */
record ProgressCurves(Map<String, List<Point>> byTrial, TrialFacts facts) {
  private static final double ROUNDING = 1 + 1e-9;

  /** A measurement on the way. */
  record Point(double epoch, double presentations, double macs, double error) {
    double along(String column) {
      return column.equals("macs") ? macs : presentations;
    }
  }

  /**
   * A cell as it was when its budget was spent.
   *
   * @param cell errors of that moment
   * @param epochs mean epochs done by then; 0 if the budget ends before the first measurement
   */
  record Reached(Cell cell, double epochs) {}

  private record Moment(double epoch, double error) {}

  /** Reads the curves of the chosen cells. */
  static ProgressCurves read(SweepResults results, TrialFacts facts) {
    Map<String, List<Point>> byTrial = new HashMap<>();
    for (Row row : results.rows("progress.sql")) {
      byTrial
          .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
          .add(
              new Point(
                  row.getDouble(2),
                  row.isNullAt(3) ? Double.NaN : (double) row.getLong(3),
                  row.isNullAt(4) ? Double.NaN : row.getDouble(4),
                  row.isNullAt(5) ? Double.NaN : row.getDouble(5)));
    }
    return new ProgressCurves(byTrial, facts);
  }

  /** The cells with the errors at which {@code budget} of {@code column} was spent. */
  List<Reached> at(List<Cell> cells, String column, double budget) {
    List<Reached> reached = new ArrayList<>();
    for (Cell cell : cells) {
      Map<Long, Moment> moments = new HashMap<>();
      for (TrialFacts.Trial trial : facts.of(cell)) {
        at(trial, column, budget).ifPresent(m -> moments.put(trial.seed(), m));
      }
      List<Cell.SeedRow> seeds =
          cell.seeds().stream()
              .map(
                  s -> {
                    Moment then = moments.get(s.seed());
                    double error = then == null ? Double.NaN : then.error();
                    return new Cell.SeedRow(
                        s.trialId(), s.seed(), s.outcome(), error, s.resultDigest());
                  })
              .toList();
      double epochs = moments.values().stream().mapToDouble(Moment::epoch).average().orElse(0);
      reached.add(new Reached(new Cell(cell.id(), cell.rule(), cell.settings(), seeds), epochs));
    }
    return reached;
  }

  /** A trial that spent less keeps what it ended with; another is taken at its last measurement. */
  private Optional<Moment> at(TrialFacts.Trial trial, String column, double budget) {
    List<Point> points = byTrial.getOrDefault(trial.trialId(), List.of());
    double total = trial.value(column);
    if (total <= budget * ROUNDING) {
      double end = points.isEmpty() ? Double.NaN : points.get(points.size() - 1).epoch();
      return Optional.of(new Moment(end, trial.error()));
    }
    Optional<Moment> last = Optional.empty();
    for (Point point : points) {
      if (point.along(column) <= budget * ROUNDING && !Double.isNaN(point.error())) {
        last = Optional.of(new Moment(point.epoch(), point.error()));
      }
    }
    return last;
  }
}
