package io.phasesweep.analysis;

import io.phasesweep.analysis.Cell.SeedRow;
import io.phasesweep.core.random.Stream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where on an axis a rule begins to train: index, from 0, of the smallest value at which at least
 * nine of ten seeds train. The interval is a percentile bootstrap over seeds, order statistics 50
 * and 1951 of 2 000 draws of the stream {@code analysis/least-trained} of seed 1; a draw takes the
 * same seeds in all cells, because they are paired.
 */
final class LeastTrained {
  private static final int DRAWS = 2_000;
  private static final int LOWER = 50;
  private static final int UPPER = 1_951;
  private static final double SHARE = 0.9;

  private final SweepTrials sweep;

  LeastTrained(SweepTrials sweep) {
    this.sweep = sweep;
  }

  Replication of(Expectation line) {
    List<Cell> cells = along(line, line.cells());
    List<Cell> above = line.above().isEmpty() ? List.of() : along(line, line.above());
    int planned = cells.stream().mapToInt(Cell::planned).max().orElse(0);
    TreeSet<Long> common = new TreeSet<>();
    cells.forEach(c -> c.seeds().forEach(s -> common.add(s.seed())));
    cells.forEach(c -> common.retainAll(counted(c).keySet()));
    above.forEach(c -> common.retainAll(counted(c).keySet()));
    long[] seeds = common.stream().mapToLong(Long::longValue).toArray();
    if (seeds.length < 10) {
      return new Replication(
          line,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          planned,
          Replication.Verdict.INCONCLUSIVE,
          seeds.length + " seeds ended in all cells, 10 are needed");
    }
    List<Map<Long, Boolean>> these = cells.stream().map(LeastTrained::counted).toList();
    List<Map<Long, Boolean>> those = above.stream().map(LeastTrained::counted).toList();
    Stream stream = new Stream(1, "analysis/least-trained");
    double[] drawn = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] sample = new long[seeds.length];
      for (int i = 0; i < seeds.length; i++) {
        sample[i] = seeds[(int) stream.below(draw, i, seeds.length)];
      }
      drawn[draw] = first(these, sample) - line.times() * first(those, sample);
    }
    Arrays.sort(drawn);
    double estimate = first(these, seeds) - line.times() * first(those, seeds);
    return Replications.byInterval(
        line, new Interval(estimate, drawn[LOWER - 1], drawn[UPPER - 1], seeds.length), planned);
  }

  /** Index of the first cell in which enough seeds train; the number of cells if none. */
  private static int first(List<Map<Long, Boolean>> cells, long[] seeds) {
    for (int i = 0; i < cells.size(); i++) {
      Map<Long, Boolean> cell = cells.get(i);
      long trained = Arrays.stream(seeds).filter(s -> cell.getOrDefault(s, false)).count();
      if (trained >= SHARE * seeds.length) {
        return i;
      }
    }
    return cells.size();
  }

  private static Map<Long, Boolean> counted(Cell cell) {
    Map<Long, Boolean> seeds = new HashMap<>();
    for (SeedRow seed : cell.seeds()) {
      if (seed.counted()) {
        seeds.put(seed.seed(), seed.trained());
      }
    }
    return seeds;
  }

  private List<Cell> along(Expectation line, Map<String, String> wanted) {
    List<Cell> found =
        SeedValues.matching(sweep, wanted).stream()
            .filter(c -> c.settings().containsKey(line.axis()))
            .sorted(
                Comparator.comparing(
                    c -> c.settings().getOrDefault(line.axis(), ""), SettingText.BY_VALUE))
            .toList();
    long values = found.stream().map(c -> c.settings().get(line.axis())).distinct().count();
    if (found.isEmpty() || values != found.size()) {
      throw new IllegalArgumentException(
          line.name()
              + ": "
              + Words.count(found.size(), "cell")
              + " with "
              + Words.count(values, "value")
              + " of "
              + line.axis()
              + "; one cell of each value is allowed");
    }
    return found;
  }
}
