package io.phasesweep.analysis;

import java.util.List;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Log-rank test of equal hazards in k groups.
 *
 * <pre>
 *   U_g = sum_i (d_gi - d_i n_gi / n_i)
 *   V_gh = sum_i d_i (n_i - d_i) / (n_i - 1) (n_gi / n_i) ([g = h] - n_hi / n_i)
 *   chi2 = U' V^-1 U  over k - 1 groups,  p from chi-squared of k - 1 degrees of freedom
 * </pre>
 *
 * <p>N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163.
 *
 * @param statistic chi2
 * @param freedom k - 1
 * @param p probability of a larger statistic under equal hazards
 */
record LogRank(double statistic, int freedom, double p) {

  /** The test over these groups, at least two; NaN where no group has an event. */
  static LogRank of(List<Survival> groups) {
    TreeSet<Double> times = new TreeSet<>();
    groups.forEach(
        g -> g.steps().stream().filter(s -> s.events() > 0).forEach(s -> times.add(s.time())));
    int k = groups.size() - 1;
    if (times.isEmpty() || k < 1) {
      return new LogRank(Double.NaN, Math.max(k, 0), Double.NaN);
    }
    RealVector u = new ArrayRealVector(k);
    RealMatrix v = new Array2DRowRealMatrix(k, k);
    for (double time : times) {
      add(time, groups, u, v);
    }
    double chi = u.dotProduct(new SingularValueDecomposition(v).getSolver().solve(u));
    return new LogRank(chi, k, ChiSquaredDistribution.of(k).survivalProbability(chi));
  }

  /** Modified: {@code u}, {@code v}. */
  private static void add(double time, List<Survival> groups, RealVector u, RealMatrix v) {
    double[] risk = groups.stream().mapToDouble(g -> g.atRisk(time)).toArray();
    double[] events = groups.stream().mapToDouble(g -> events(g, time)).toArray();
    double n = sum(risk);
    double d = sum(events);
    double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
    for (int g = 0; g < u.getDimension(); g++) {
      u.addToEntry(g, events[g] - d * risk[g] / n);
      for (int h = 0; h < u.getDimension(); h++) {
        v.addToEntry(g, h, spread * risk[g] / n * ((g == h ? 1 : 0) - risk[h] / n));
      }
    }
  }

  private static int events(Survival group, double time) {
    return group.steps().stream()
        .filter(s -> s.time() == time)
        .mapToInt(Survival.Step::events)
        .sum();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
