package io.phasesweep.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep in a few numbers, read back from its store.
 *
 * @param planned trials of the sweep
 * @param finished those with a row that is a fact of the trial (not failed, pruned or timed out)
 * @param outcomes trials by how they ended, all nine words of the column in the order of the
 *     report; trials without a row are in none
 * @param best the cell of least mean error
 * @param worst the cell of largest mean error; equal to {@code best} in a sweep of one cell
 */
public record SweepSummary(
    long planned,
    long finished,
    Map<String, Long> outcomes,
    Optional<CellSummary> best,
    Optional<CellSummary> worst) {

  /**
   * Reads the summary of a stored sweep.
   *
   * @param storeUri the store
   * @param sweepName its name
   * @param digest the digest under which the store keeps its members
   * @param sparkSettings properties of the Spark session, used only if none is running
   * @throws IllegalArgumentException if the store has no such sweep
   */
  public static SweepSummary read(
      String storeUri, String sweepName, String digest, Map<String, String> sparkSettings) {
    try (SweepResults results = SweepResults.open(storeUri, sparkSettings)) {
      return of(SweepTrials.read(results.sweep(sweepName, digest)));
    }
  }

  static SweepSummary of(SweepTrials sweep) {
    List<Cell> measured = sweep.cells().stream().filter(c -> !c.errors().isEmpty()).toList();
    Comparator<Cell> byError = Comparator.comparingDouble(c -> c.meanError());
    return new SweepSummary(
        sweep.planned(),
        sweep.finished(),
        sweep.outcomes(),
        measured.stream().min(byError).map(c -> summary(sweep, c)),
        measured.stream().max(byError).map(c -> summary(sweep, c)));
  }

  private static CellSummary summary(SweepTrials sweep, Cell cell) {
    Interval interval = cell.errorInterval();
    return new CellSummary(
        cell.rule(),
        sweep.label(cell),
        interval.estimate(),
        Math.max(0, interval.low()),
        Math.min(1, interval.high()),
        cell.errors().size(),
        cell.trained());
  }
}
