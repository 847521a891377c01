package io.phasesweep.analysis;

import io.phasesweep.analysis.Expectation.Statistic;
import io.phasesweep.analysis.Replication.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Grades the lines of a pack by the rows. The thresholds stand in the pack, before the run. */
public final class Replications {
  private final SweepTrials sweep;
  private final SeedValues values;

  Replications(SweepTrials sweep, SeedValues values) {
    this.sweep = sweep;
    this.values = values;
  }

  /**
   * Grades a pack by a stored sweep.
   *
   * @param storeUri the store
   * @param sweepName its name
   * @param digest the digest under which the store keeps its members
   * @param sparkSettings properties of the Spark session, used only if none is running
   * @param pack what is expected
   * @throws IllegalArgumentException if the store has no such sweep, or a line of the pack speaks
   *     of a cell that the sweep does not have
   */
  public static List<Replication> read(
      String storeUri,
      String sweepName,
      String digest,
      Map<String, String> sparkSettings,
      Pack pack) {
    try (SweepResults results =
        SweepResults.open(storeUri, sparkSettings).sweep(sweepName, digest)) {
      return new Replications(SweepTrials.read(results), SeedValues.read(results)).of(pack);
    }
  }

  List<Replication> of(Pack pack) {
    return pack.expectations().stream().map(this::of).toList();
  }

  private Replication of(Expectation line) {
    return line.statistic() == Statistic.LEAST_TRAINED
        ? new LeastTrained(sweep).of(line)
        : ofSeeds(line);
  }

  private Replication ofSeeds(Expectation line) {
    Cell cell = one(line, line.cells());
    Map<Long, Double> seen = new TreeMap<>(values.of(cell, line));
    if (!line.above().isEmpty()) {
      Map<Long, Double> other = values.of(one(line, line.above()), line);
      seen.keySet().retainAll(other.keySet());
      seen.replaceAll((seed, v) -> v - line.times() * other.getOrDefault(seed, Double.NaN));
    }
    return grade(line, new ArrayList<>(seen.values()), cell.planned());
  }

  private Cell one(Expectation line, Map<String, String> wanted) {
    List<Cell> found = SeedValues.matching(sweep, wanted);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          line.name()
              + ": "
              + new TreeMap<>(wanted)
              + " is "
              + Words.count(found.size(), "cell")
              + " of the sweep; exactly one is allowed");
    }
    return found.get(0);
  }

  /**
   * Grades one line.
   *
   * @param seen what its cells gave, one value per seed
   * @param planned seeds the pack asks for
   */
  public static Replication grade(Expectation line, List<Double> seen, int planned) {
    if (seen.isEmpty()) {
      return open(line, planned, "no seed has a value");
    }
    return switch (line.statistic()) {
      case EVERY, ANY -> bySeed(line, seen, planned);
      case MEDIAN -> median(line, seen, planned);
      case MEAN, LEAST_TRAINED -> byInterval(line, Means.interval(seen), planned);
    };
  }

  private static Replication median(Expectation line, List<Double> seen, int planned) {
    if (seen.size() < 10) {
      return open(line, planned, "a median needs 10 seeds");
    }
    double[] values = seen.stream().mapToDouble(Double::doubleValue).toArray();
    return byInterval(line, Resampling.bootstrap("median", values, Resampling::median), planned);
  }

  private static Replication open(Expectation line, int planned, String why) {
    return new Replication(
        line, Double.NaN, Double.NaN, Double.NaN, 0, planned, Verdict.INCONCLUSIVE, why);
  }

  /** Replicated if the whole interval keeps the line, not if none of it does. */
  static Replication byInterval(Expectation line, Interval seen, int planned) {
    String why = "";
    Verdict verdict;
    if (Double.isNaN(seen.low())) {
      verdict = Verdict.INCONCLUSIVE;
      why = "one seed has no interval";
    } else if (seen.n() < planned) {
      verdict = Verdict.INCONCLUSIVE;
      why = missing(seen.n(), planned);
    } else if (inside(line, seen.low()) && inside(line, seen.high())) {
      verdict = Verdict.REPLICATED;
    } else if (seen.high() < line.low() || seen.low() > line.high()) {
      verdict = Verdict.NOT_REPLICATED;
    } else {
      verdict = Verdict.INCONCLUSIVE;
      why = "the interval straddles the bound";
    }
    return new Replication(
        line, seen.low(), seen.estimate(), seen.high(), seen.n(), planned, verdict, why);
  }

  private static Replication bySeed(Expectation line, List<Double> seen, int planned) {
    long kept = seen.stream().filter(v -> inside(line, v)).count();
    boolean every = line.statistic() == Statistic.EVERY;
    boolean all = seen.size() == planned;
    Verdict verdict;
    if (every) {
      verdict =
          kept < seen.size()
              ? Verdict.NOT_REPLICATED
              : all ? Verdict.REPLICATED : Verdict.INCONCLUSIVE;
    } else {
      verdict = kept > 0 ? Verdict.REPLICATED : all ? Verdict.NOT_REPLICATED : Verdict.INCONCLUSIVE;
    }
    String why = verdict == Verdict.INCONCLUSIVE ? missing(seen.size(), planned) : "";
    return new Replication(
        line, least(seen), Means.mean(seen), most(seen), seen.size(), planned, verdict, why);
  }

  private static String missing(int n, int planned) {
    return n + " of " + Words.count(planned, "seed") + " have a value";
  }

  private static boolean inside(Expectation line, double value) {
    boolean above =
        line.kind() == Expectation.Kind.ORDERING ? value > line.low() : value >= line.low();
    return above && value <= line.high();
  }

  private static double least(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  private static double most(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
