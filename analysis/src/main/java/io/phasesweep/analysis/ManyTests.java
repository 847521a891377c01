package io.phasesweep.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P values of one table, adjusted for their number. */
final class ManyTests {
  private ManyTests() {}

  /**
   * Holm's step-down adjustment: in ascending order {@code max_{j <= i} (m - j + 1) p_j}, at most
   * 1. S. Holm, Scand. J. Statist. 6, 1979.
   *
   * @return in the order given
   */
  static double[] holm(double[] p) {
    int m = p.length;
    double[] adjusted = new double[m];
    double running = 0;
    List<Integer> ascending = ascending(p);
    for (int rank = 0; rank < m; rank++) {
      int at = ascending.get(rank);
      running = Math.max(running, Math.min(1, (m - rank) * p[at]));
      adjusted[at] = running;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg's step-up adjustment: in ascending order {@code min_{j >= i} m p_j / j},
   * at most 1. J. R. Statist. Soc. B 57, 1995.
   *
   * @return in the order given
   */
  static double[] benjaminiHochberg(double[] p) {
    int m = p.length;
    double[] adjusted = new double[m];
    double running = 1;
    List<Integer> ascending = ascending(p);
    for (int rank = m; rank >= 1; rank--) {
      int at = ascending.get(rank - 1);
      running = Math.min(running, m * p[at] / rank);
      adjusted[at] = running;
    }
    return adjusted;
  }

  private static List<Integer> ascending(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .toList();
  }
}
