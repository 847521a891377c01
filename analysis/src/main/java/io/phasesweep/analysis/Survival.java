package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How long trials that have learned stay so, seen through what is known of those that were not
 * watched to the end.
 *
 * <pre>
 *   S(t) = prod_{t_i <= t} (1 - d_i / n_i)          Kaplan and Meier
 *   se(t) = S(t) sqrt(sum_{t_i <= t} d_i / (n_i (n_i - d_i)))   Greenwood
 * </pre>
 *
 * d_i events among n_i at risk; a trial that is last seen at an event's time was at risk there.
 *
 * <p>E. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457. J. Kalbfleisch, R. Prentice, "The
 * Statistical Analysis of Failure Time Data", Wiley 1980 (interval).
 *
 * @param steps times at which something happened, in order
 * @param n trials
 * @param events those with an event
 */
record Survival(List<Step> steps, int n, int events) {
  private static final double NORMAL =
      NormalDistribution.of(0, 1).inverseCumulativeProbability(.975);

  /**
   * How many trials had an event, or were last seen without one.
   *
   * @param time epoch
   * @param events events there
   * @param censored trials last seen there
   */
  record Count(double time, int events, int censored) {}

  /**
   * The curve from one time on.
   *
   * @param time epoch
   * @param atRisk trials just before it
   * @param events events at it
   * @param share S, and {@code error} its standard error
   */
  record Step(double time, int atRisk, int events, double share, double error) {}

  Survival {
    steps = List.copyOf(steps);
  }

  /** The curve of these counts; times need no order, and may come more than once. */
  static Survival of(List<Count> counts) {
    List<Count> sorted = new ArrayList<>(counts);
    sorted.sort(Comparator.comparingDouble(Count::time));
    int n = sorted.stream().mapToInt(c -> c.events() + c.censored()).sum();
    List<Step> steps = new ArrayList<>();
    int atRisk = n;
    double share = 1;
    double variance = 0;
    for (int i = 0; i < sorted.size(); ) {
      double time = sorted.get(i).time();
      int events = 0;
      int leaving = 0;
      for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
        events += sorted.get(i).events();
        leaving += sorted.get(i).events() + sorted.get(i).censored();
      }
      share *= 1 - (double) events / atRisk;
      variance += events == 0 ? 0 : (double) events / ((double) atRisk * (atRisk - events));
      steps.add(
          new Step(time, atRisk, events, share, share == 0 ? 0 : share * Math.sqrt(variance)));
      atRisk -= leaving;
    }
    return new Survival(steps, n, sorted.stream().mapToInt(Count::events).sum());
  }

  /**
   * S at {@code time} with its log-log interval, {@code exp(-exp(ln(-ln S) +- z se / (S |ln S|)))}.
   * Where nothing or everything has happened that formula has no width: there the Jeffreys interval
   * of the trials at risk stands instead.
   */
  Interval at(double time) {
    Step last = new Step(0, n, 0, 1, 0);
    for (Step step : steps) {
      last = step.time() <= time ? step : last;
    }
    double s = last.share();
    if (s == 0 || s == 1) {
      int seen = s == 1 ? atRisk(time) : n;
      Interval edge = Rates.jeffreys(s == 1 ? seen : 0, seen);
      return new Interval(s, edge.low(), edge.high(), n);
    }
    double half = NORMAL * last.error() / (s * Math.abs(Math.log(s)));
    double center = Math.log(-Math.log(s));
    return new Interval(
        s, Math.exp(-Math.exp(center + half)), Math.exp(-Math.exp(center - half)), n);
  }

  /** Trials that are still watched at {@code time}, neither with an event nor lost before it. */
  int atRisk(double time) {
    for (Step step : steps) {
      if (step.time() >= time) {
        return step.atRisk();
      }
    }
    return 0;
  }

  /** The last time at which a trial was seen. */
  double end() {
    return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).time();
  }

  /**
   * Mean time without an event up to {@code limit}: the area under S, with a normal interval.
   *
   * <pre>
   *   var = sum_i (area from t_i to the limit)^2 d_i / (n_i (n_i - d_i))
   * </pre>
   */
  Interval restrictedMean(double limit) {
    double area = 0;
    double variance = 0;
    double right = limit;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.time() < limit) {
        area += step.share() * (right - step.time());
        right = step.time();
        int left = step.atRisk() - step.events();
        variance += left == 0 ? 0 : area * area * step.events() / ((double) step.atRisk() * left);
      }
    }
    area += right;
    double half = NORMAL * Math.sqrt(variance);
    return new Interval(area, area - half, area + half, n).within(0, limit);
  }
}
