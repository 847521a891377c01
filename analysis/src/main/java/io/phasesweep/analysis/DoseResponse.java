package io.phasesweep.analysis;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What of its gain over guessing a rule keeps under jitter, paired by seed with no jitter:
 *
 * <pre>
 *   r(J) = (score(J) - chance) / (score(0) - chance)
 * </pre>
 *
 * <p>Half is left at J50, by a {@link HillCurve} through the means over seeds.
 *
 * @param jitter values above 0, ascending, in the unit of the rule
 * @param retained r by seed, in the order of {@code jitter}
 */
record DoseResponse(List<Double> jitter, SortedMap<Long, List<Double>> retained) {
  private static final double HALF = 0.5;

  /** What the means over seeds say of J50. */
  enum Verdict {
    FITTED,
    /** More than half is left at the largest jitter; nothing is extrapolated. */
    ABOVE,
    /** Half is lost between two jitters, and the values determine no curve. */
    OPEN
  }

  /**
   * The answer.
   *
   * @param curve the fit; empty unless fitted
   * @param half J50 with its jackknife-t interval on log J50; ends NaN where leaving out some seed
   *     determines no curve, NaN altogether unless fitted
   */
  record Answer(Verdict verdict, Optional<HillCurve> curve, Interval half) {}

  int n() {
    return retained.size();
  }

  double largest() {
    return jitter.get(jitter.size() - 1);
  }

  /** r at a jitter with its t interval over seeds. */
  Interval at(int level) {
    return Means.interval(retained.values().stream().map(r -> r.get(level)).toList());
  }

  Answer answer() {
    double[] all = means(Optional.empty());
    double[] doses = jitter.stream().mapToDouble(Double::doubleValue).toArray();
    Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, n());
    if (firstBelow(all) == all.length) {
      return new Answer(Verdict.ABOVE, Optional.empty(), none);
    }
    Optional<HillCurve> fitted = HillCurve.fit(doses, all);
    if (fitted.isEmpty()) {
      return new Answer(Verdict.OPEN, fitted, none);
    }
    HillCurve curve = fitted.get();
    if (curve.half() > largest()) {
      return new Answer(Verdict.ABOVE, Optional.empty(), none);
    }
    double[] without =
        retained.keySet().stream().mapToDouble(seed -> withoutSeed(curve, doses, seed)).toArray();
    Interval log = Resampling.jackknife(curve.logHalf(), without);
    Interval half =
        new Interval(curve.half(), StrictMath.exp(log.low()), StrictMath.exp(log.high()), n());
    return new Answer(Verdict.FITTED, fitted, half);
  }

  private double withoutSeed(HillCurve all, double[] doses, long seed) {
    return n() < 2
        ? Double.NaN
        : all.improved(doses, means(Optional.of(seed))).map(HillCurve::logHalf).orElse(Double.NaN);
  }

  /** The first jitter with half or less left; the number of jitters where there is none. */
  int firstBelow() {
    return firstBelow(means(Optional.empty()));
  }

  private static int firstBelow(double[] means) {
    int level = 0;
    while (level < means.length && means[level] > HALF) {
      level++;
    }
    return level;
  }

  /** Means over seeds, by jitter. */
  private double[] means(Optional<Long> without) {
    double[] sums = new double[jitter.size()];
    int n = 0;
    for (var seed : retained.entrySet()) {
      if (without.isEmpty() || !without.get().equals(seed.getKey())) {
        for (int level = 0; level < sums.length; level++) {
          sums[level] += seed.getValue().get(level);
        }
        n++;
      }
    }
    for (int level = 0; level < sums.length; level++) {
      sums[level] /= n;
    }
    return sums;
  }
}
