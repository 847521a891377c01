package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which swept setting the error of a rule hangs on.
 *
 * @param rule the rule
 * @param method how it was found
 * @param shares by axis; with {@link Method#ANOVA} also what combinations and seeds account for
 * @param trials trials behind it
 */
record Importance(String rule, Method method, Map<String, Interval> shares, int trials) {
  static final String COMBINATIONS = "combinations of axes";
  static final String SEEDS = "seeds";

  /** How importance was found. */
  enum Method {
    /** Shares of the variance over a balanced grid. */
    ANOVA,
    /** How unlike the best tenth of the trials is to all of them, axis by axis. */
    PED_ANOVA
  }

  /** A trial: its cell, seed and error. */
  record Entry(Cell cell, long seed, String trialId, double error) {}

  /**
   * Importance of the axes of a rule; empty without an axis or finished trials. Intervals are
   * jackknife over seeds.
   */
  static List<Importance> of(SweepTrials sweep) {
    List<Importance> all = new ArrayList<>();
    for (String rule : sweep.rules()) {
      List<String> axes = List.copyOf(sweep.axes(rule).keySet());
      List<Entry> entries = new ArrayList<>();
      for (Cell cell : sweep.cells(rule)) {
        cell.seeds().stream()
            .filter(s -> !Double.isNaN(s.error()))
            .forEach(s -> entries.add(new Entry(cell, s.seed(), s.trialId(), s.error())));
      }
      if (!axes.isEmpty() && !entries.isEmpty()) {
        all.add(of(rule, axes, entries));
      }
    }
    return all;
  }

  private static Importance of(String rule, List<String> axes, List<Entry> entries) {
    TreeSet<Long> seeds = new TreeSet<>();
    entries.forEach(e -> seeds.add(e.seed()));
    boolean balanced = balanced(axes, entries);
    Map<String, Double> full = shares(balanced, axes, entries, s -> true);
    List<Map<String, Double>> without = new ArrayList<>();
    for (long seed : seeds.size() < 2 ? new TreeSet<Long>() : seeds) {
      without.add(shares(balanced, axes, entries, s -> s != seed));
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    full.forEach(
        (axis, share) -> {
          double[] left =
              without.stream().mapToDouble(m -> m.getOrDefault(axis, Double.NaN)).toArray();
          Interval jackknife =
              left.length < 2
                  ? new Interval(share, Double.NaN, Double.NaN, seeds.size())
                  : Resampling.jackknife(share, left).within(0, 1);
          intervals.put(axis, jackknife);
        });
    return new Importance(
        rule, balanced ? Method.ANOVA : Method.PED_ANOVA, intervals, entries.size());
  }

  private static Map<String, Double> shares(
      boolean balanced, List<String> axes, List<Entry> entries, Predicate<Long> seeds) {
    List<Entry> kept = entries.stream().filter(e -> seeds.test(e.seed())).toList();
    return balanced ? anova(axes, kept) : pedAnova(axes, kept, 0.1, 0.5);
  }

  private static String value(Entry entry, String axis) {
    return entry.cell().settings().getOrDefault(axis, "");
  }

  private static Map<List<String>, List<Double>> byCell(List<String> axes, List<Entry> entries) {
    Map<List<String>, List<Double>> cells = new LinkedHashMap<>();
    for (Entry entry : entries) {
      List<String> at = axes.stream().map(a -> value(entry, a)).toList();
      cells.computeIfAbsent(at, key -> new ArrayList<>()).add(entry.error());
    }
    return cells;
  }

  /** Whether every combination of values has the same seeds. */
  private static boolean balanced(List<String> axes, List<Entry> entries) {
    Map<List<String>, List<Long>> seeds = new LinkedHashMap<>();
    long product = 1;
    for (String axis : axes) {
      product *= entries.stream().map(e -> value(e, axis)).distinct().count();
    }
    for (Entry entry : entries) {
      List<String> at = axes.stream().map(a -> value(entry, a)).toList();
      seeds.computeIfAbsent(at, key -> new ArrayList<>()).add(entry.seed());
    }
    return seeds.size() == product
        && seeds.values().stream().map(TreeSet::new).distinct().count() == 1;
  }

  /**
   * Functional analysis of variance of a balanced grid:
   *
   * <pre>
   *   share = max(0, SS - df MS_within) / SS_total
   * </pre>
   *
   * all combinations of axes pooled; what is left is the seeds'. Empty where nothing varies.
   */
  static Map<String, Double> anova(List<String> axes, List<Entry> entries) {
    Map<List<String>, List<Double>> cells = byCell(axes, entries);
    double n = entries.size();
    double grand = entries.stream().mapToDouble(Entry::error).sum() / n;
    double within = 0;
    double between = 0;
    for (List<Double> errors : cells.values()) {
      double mean = Means.mean(errors);
      between += errors.size() * (mean - grand) * (mean - grand);
      within += errors.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
    }
    double freedom = n - cells.size();
    double noise = freedom > 0 ? within / freedom : 0;
    double total = between + within;
    Map<String, Double> shares = new LinkedHashMap<>();
    if (total == 0) {
      return shares;
    }
    double single = 0;
    double singleFreedom = 0;
    for (int a = 0; a < axes.size(); a++) {
      Map<String, List<Double>> levels = new TreeMap<>();
      int at = a;
      cells.forEach(
          (key, errors) ->
              levels.computeIfAbsent(key.get(at), v -> new ArrayList<>()).addAll(errors));
      double squares = 0;
      for (List<Double> errors : levels.values()) {
        double off = Means.mean(errors) - grand;
        squares += errors.size() * off * off;
      }
      single += squares;
      singleFreedom += levels.size() - 1;
      shares.put(axes.get(a), Math.max(0, squares - (levels.size() - 1) * noise) / total);
    }
    double rest = between - single;
    double restFreedom = cells.size() - 1 - singleFreedom;
    if (axes.size() > 1) {
      shares.put(COMBINATIONS, Math.max(0, rest - restFreedom * noise) / total);
    }
    double explained = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (freedom > 0) {
      shares.put(SEEDS, Math.max(0, 1 - explained));
    }
    return shares;
  }

  /**
   * Where the best trials lie beside all of them, axis by axis, normalised over the axes:
   *
   * <pre>
   *   PE_d = sum_v p(v) (q(v) / p(v) - 1)^2      q(v) = (n_v + c) / (n + c V)
   * </pre>
   *
   * p: shares of the V values among all trials; n_v: among the best n. S. Watanabe, A. Bansal, F.
   * Hutter, "PED-ANOVA", IJCAI 2023.
   *
   * @param best share of the trials that counts as the best; ties by trial id
   * @param pseudoCount c
   */
  static Map<String, Double> pedAnova(
      List<String> axes, List<Entry> entries, double best, double pseudoCount) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingDouble(Entry::error).thenComparing(Entry::trialId));
    int n = (int) Math.ceil(best * sorted.size());
    Map<String, Double> raw = new LinkedHashMap<>();
    for (String axis : axes) {
      raw.put(axis, divergence(Bins.of(axis, entries), entries, sorted.subList(0, n), pseudoCount));
    }
    double sum = raw.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    raw.forEach((axis, pe) -> shares.put(axis, sum == 0 ? 0 : pe / sum));
    return shares;
  }

  /** PE of one axis. */
  static double divergence(Bins bins, List<Entry> entries, List<Entry> best, double pseudoCount) {
    int[] all = bins.counts(entries);
    int[] among = bins.counts(best);
    double divergence = 0;
    for (int v = 0; v < all.length; v++) {
      double p = (double) all[v] / entries.size();
      double q = (among[v] + pseudoCount) / (best.size() + pseudoCount * all.length);
      divergence += p * (q / p - 1) * (q / p - 1);
    }
    return divergence;
  }

  /**
   * Values of an axis as classes: one each, or ten of equally many values where they are more than
   * twenty.
   *
   * @param axis the axis
   * @param classOf class by value, from 0 without a gap
   */
  record Bins(String axis, Map<String, Integer> classOf) {
    private static final int MOST = 20;
    private static final int CLASSES = 10;

    static Bins of(String axis, List<Entry> entries) {
      List<String> values =
          entries.stream()
              .map(e -> value(e, axis))
              .distinct()
              .sorted(SettingText.BY_VALUE)
              .toList();
      Map<String, Integer> classOf = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        classOf.put(values.get(i), values.size() <= MOST ? i : i * CLASSES / values.size());
      }
      return new Bins(axis, classOf);
    }

    int[] counts(List<Entry> entries) {
      int classes = classOf.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
      int[] counts = new int[classes];
      entries.forEach(e -> counts[classOf.getOrDefault(value(e, axis), 0)]++);
      return counts;
    }
  }
}
