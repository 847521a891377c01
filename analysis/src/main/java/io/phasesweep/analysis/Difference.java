package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Error of a cell less that of another, paired by seed.
 *
 * @param cell the cell
 * @param baseline what it is compared with
 * @param all over all seeds that both have: trials that did not train keep their error, diverged
 *     ones count as chance
 * @param trained over the seeds at which both trained
 * @param p two-sided sign-flip p of {@code all}
 * @param adjusted the same for many tests: Holm, in a table of more than 20 rows Benjamini-Hochberg
 * @param verdict what the interval says
 */
record Difference(
    Cell cell,
    Cell baseline,
    Interval all,
    Interval trained,
    double p,
    double adjusted,
    Verdict verdict) {

  /** What an interval says about an error. */
  enum Verdict {
    HIGHER("higher"),
    LOWER("lower"),
    EQUIVALENT("equivalent"),
    NOT_DECIDED("not decided");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private record Pair(Cell cell, Cell baseline) {}

  /** Builds the rows of one table; p values are adjusted over all of them. */
  static final class Table {
    private static final int SCREEN = 20;

    private final OptionalDouble margin;
    private final List<Pair> pairs = new ArrayList<>();

    Table(OptionalDouble margin) {
      this.margin = margin;
    }

    /**
     * Adds a row. Modified: this.
     *
     * @return whether there is one: the two have a seed in common
     */
    boolean add(Cell cell, Cell baseline) {
      return !differences(cell, baseline, Seeds.ALL).isEmpty()
          && pairs.add(new Pair(cell, baseline));
    }

    List<Difference> rows() {
      double[] p =
          pairs.stream()
              .mapToDouble(
                  pair -> Paired.signFlip(differences(pair.cell(), pair.baseline(), Seeds.ALL)))
              .toArray();
      double[] adjusted = p.length > SCREEN ? ManyTests.benjaminiHochberg(p) : ManyTests.holm(p);
      List<Difference> rows = new ArrayList<>();
      for (int i = 0; i < p.length; i++) {
        rows.add(row(pairs.get(i), p[i], adjusted[i]));
      }
      return List.copyOf(rows);
    }

    private Difference row(Pair pair, double p, double adjusted) {
      List<Double> all = differences(pair.cell(), pair.baseline(), Seeds.ALL);
      List<Double> trained = differences(pair.cell(), pair.baseline(), Seeds.TRAINED);
      Interval ofTrained =
          trained.isEmpty()
              ? new Interval(Double.NaN, Double.NaN, Double.NaN, 0)
              : Means.interval(trained);
      return new Difference(
          pair.cell(), pair.baseline(), Means.interval(all), ofTrained, p, adjusted, verdict(all));
    }

    private Verdict verdict(List<Double> differences) {
      Interval interval = Means.interval(differences);
      boolean equivalent =
          differences.size() > 1
              && margin.isPresent()
              && Paired.equivalence(differences, margin.getAsDouble()) < 0.05;
      if (equivalent) {
        return Verdict.EQUIVALENT;
      }
      if (interval.low() > 0) {
        return Verdict.HIGHER;
      }
      return interval.high() < 0 ? Verdict.LOWER : Verdict.NOT_DECIDED;
    }
  }

  private enum Seeds {
    ALL,
    TRAINED
  }

  private static List<Double> differences(Cell cell, Cell baseline, Seeds which) {
    Map<Long, Double> base = new HashMap<>();
    baseline.seeds().stream()
        .filter(s -> counts(s, which))
        .forEach(s -> base.put(s.seed(), s.error()));
    return cell.seeds().stream()
        .filter(s -> counts(s, which) && base.containsKey(s.seed()))
        .map(s -> s.error() - base.getOrDefault(s.seed(), Double.NaN))
        .toList();
  }

  private static boolean counts(Cell.SeedRow seed, Seeds which) {
    return !Double.isNaN(seed.error()) && (which == Seeds.ALL || seed.trained());
  }
}
