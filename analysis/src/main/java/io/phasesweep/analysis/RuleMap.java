package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one rule on one or two of its axes, the other axes at their reference.
 *
 * @param rule the rule
 * @param x axis of the columns
 * @param y axis of the rows; null on a map of one axis, which has one row
 * @param cells [rows][columns]; null where none is planned
 */
record RuleMap(String rule, Axis x, @Nullable Axis y, List<List<Optional<Cell>>> cells) {
  /** P(trained) from which a point is called safe. */
  static final double SAFE = 0.9;

  private static final int MOST = 20;

  /** The map of a rule; empty if it sweeps no axis, or its points form no grid. */
  static Optional<RuleMap> of(String rule, SweepTrials sweep, Reference reference) {
    List<Axis> axes =
        sweep.axes(rule).entrySet().stream()
            .map(e -> new Axis(e.getKey(), e.getValue()))
            .limit(2)
            .toList();
    if (axes.isEmpty() || axes.stream().anyMatch(a -> a.size() > MOST)) {
      return Optional.empty();
    }
    Axis x = axes.get(0);
    Axis y = axes.size() > 1 ? axes.get(1) : null;
    List<List<Optional<Cell>>> rows = new ArrayList<>();
    for (String row : y == null ? List.of("") : y.values()) {
      List<Optional<Cell>> columns = new ArrayList<>();
      for (String column : x.values()) {
        Map<String, String> at = reference.settings(rule);
        at.put(x.name(), column);
        if (y != null) {
          at.put(y.name(), row);
        }
        columns.add(reference.cell(rule, at));
      }
      rows.add(columns);
    }
    RuleMap map = new RuleMap(rule, x, y, rows);
    int places = x.size() * (y == null ? 1 : y.size());
    return 2 * map.present().size() < places ? Optional.empty() : Optional.of(map);
  }

  List<Cell> present() {
    return cells.stream().flatMap(List::stream).flatMap(Optional::stream).toList();
  }

  /** Seeds that have a counted trial in some cell. */
  TreeSet<Long> seeds() {
    TreeSet<Long> seeds = new TreeSet<>();
    for (Cell cell : present()) {
      cell.seeds().stream()
          .filter(Cell.SeedRow::counted)
          .map(Cell.SeedRow::seed)
          .forEach(seeds::add);
    }
    return seeds;
  }

  /**
   * P(trained) by cell, leaving a seed out.
   *
   * @param without the seed left out, or null
   * @return [rows][columns]; NaN where no trial is counted
   */
  double[][] rates(@Nullable Long without) {
    double[][] rates = new double[cells.size()][x.size()];
    for (int j = 0; j < rates.length; j++) {
      for (int i = 0; i < rates[j].length; i++) {
        rates[j][i] = cells.get(j).get(i).map(c -> rate(c, without)).orElse(Double.NaN);
      }
    }
    return rates;
  }

  private static double rate(Cell cell, @Nullable Long without) {
    int counted = 0;
    int trained = 0;
    for (Cell.SeedRow seed : cell.seeds()) {
      if (seed.counted() && (without == null || seed.seed() != without)) {
        counted++;
        trained += seed.trained() ? 1 : 0;
      }
    }
    return counted == 0 ? Double.NaN : (double) trained / counted;
  }

  /**
   * Share of the map with P(trained) of at least {@link #SAFE}, with its jackknife interval over
   * seeds; empty while a cell has no trial.
   */
  Optional<Interval> safeArea() {
    double all = share(null);
    if (Double.isNaN(all)) {
      return Optional.empty();
    }
    double[] without = seeds().stream().mapToDouble(this::share).toArray();
    Interval interval = Resampling.jackknife(all, without);
    return Double.isNaN(interval.low()) && interval.n() > 1
        ? Optional.empty()
        : Optional.of(interval.within(0, 1));
  }

  /** Safe area of this less that of {@code other}, paired by seed. */
  Optional<Interval> safeAreaLead(RuleMap other) {
    TreeSet<Long> seeds = seeds();
    seeds.retainAll(other.seeds());
    double all = share(null) - other.share(null);
    double[] without = seeds.stream().mapToDouble(s -> share(s) - other.share(s)).toArray();
    Interval lead = Resampling.jackknife(all, without);
    return Double.isNaN(lead.low()) ? Optional.empty() : Optional.of(lead);
  }

  /** Whether every counted trial of every cell trained, and there is one in each. */
  boolean trainsEverywhere() {
    return present().stream().allMatch(c -> c.counted() > 0 && c.trained() == c.counted());
  }

  /** Whether all seeds end alike in every cell: then the jackknife has no width. */
  boolean unanimous() {
    return present().stream()
        .allMatch(c -> c.counted() > 0 && (c.trained() == 0 || c.trained() == c.counted()));
  }

  /** Share of seeds that give this map, where all of them do. */
  Interval agreement() {
    int n = present().stream().mapToInt(Cell::counted).min().orElse(0);
    return Rates.jeffreys(n, n);
  }

  /** {@code [43.3, 52.0]}, or how many seeds agree where that interval would have no width. */
  String safeAreaEnds() {
    if (unanimous()) {
      int n = agreement().n();
      return "(all seeds agree, " + n + "/" + n + " " + Numbers.percentEnds(agreement()) + ")";
    }
    return safeArea().map(Numbers::percentEnds).orElse("");
  }

  private double share(@Nullable Long without) {
    double[][] rates = rates(without);
    for (double[] row : rates) {
      for (double rate : row) {
        if (Double.isNaN(rate)) {
          return Double.NaN;
        }
      }
    }
    double[] rows = y == null ? new double[] {0} : y.positions();
    return SafeArea.share(x.positions(), rows, rates, SAFE);
  }
}
