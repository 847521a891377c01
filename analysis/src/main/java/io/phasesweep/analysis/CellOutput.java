package io.phasesweep.analysis;

import java.util.List;
import java.util.Optional;

/** What of a cell is asked for its sensitivity: a mean over its seeds. */
enum CellOutput {
  ERROR("error", "test error, share"),
  TRAINED("p_trained", "P(trained)");

  private final String key;
  private final String title;

  CellOutput(String key, String title) {
    this.key = key;
    this.title = title;
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  /** The values of the seeds: final errors, or 1 for a trained trial and 0 for another. */
  List<Double> seeds(Cell cell) {
    return this == ERROR
        ? cell.errors()
        : cell.seeds().stream()
            .filter(Cell.SeedRow::counted)
            .map(s -> s.trained() ? 1.0 : 0.0)
            .toList();
  }

  /** Their mean; NaN without a cell or a seed. */
  double of(Optional<Cell> cell) {
    List<Double> values = cell.map(this::seeds).orElse(List.of());
    return values.isEmpty() ? Double.NaN : Means.mean(values);
  }

  /** Variance of that mean by the spread of the seeds; NaN with one seed. */
  double noise(Optional<Cell> cell) {
    List<Double> values = cell.map(this::seeds).orElse(List.of());
    double deviation = values.size() < 2 ? Double.NaN : Means.deviation(values);
    return deviation * deviation / values.size();
  }
}
