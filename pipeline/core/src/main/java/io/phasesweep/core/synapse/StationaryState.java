package io.phasesweep.core.synapse;

/**
 * The stationary state of a Markov chain by Grassmann-Taksar-Heyman elimination. No subtraction
 * occurs, so every probability keeps its relative accuracy however far the rates lie apart.
 *
 * <pre>
 *   k = n-1 .. 1:  S = sum_{j&lt;k} R_kj    R_ik /= S (i &lt; k)    R_ij += R_ik R_kj (i, j &lt; k)
 *   p_0 = 1    p_k = sum_{i&lt;k} p_i R_ik    then divided by their sum
 * </pre>
 *
 * <p>W. Grassmann, M. Taksar, D. Heyman, "Regenerative analysis and steady state distributions for
 * Markov chains", Operations Research 33, 1985.
 */
public final class StationaryState {
  private StationaryState() {}

  /**
   * The stationary probabilities.
   *
   * @param rates [from x to], off-diagonal entries of an irreducible chain; the diagonal is not
   *     read. Not modified
   */
  public static double[] of(double[][] rates) {
    int n = rates.length;
    double[][] r = new double[n][];
    for (int i = 0; i < n; i++) {
      r[i] = rates[i].clone();
    }
    for (int k = n - 1; k > 0; k--) {
      double out = 0;
      for (int j = 0; j < k; j++) {
        out += r[k][j];
      }
      for (int i = 0; i < k; i++) {
        r[i][k] /= out;
        for (int j = 0; j < k; j++) {
          r[i][j] += r[i][k] * r[k][j];
        }
      }
    }
    double[] p = new double[n];
    p[0] = 1;
    double sum = 1;
    for (int k = 1; k < n; k++) {
      for (int i = 0; i < k; i++) {
        p[k] += p[i] * r[i][k];
      }
      sum += p[k];
    }
    for (int k = 0; k < n; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
