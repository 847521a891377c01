package io.phasesweep.core.synapse;

/**
 * Entropy production of a Markov chain in any state p, in k_B per unit of time:
 *
 * <pre>
 *   sigma = sum over pairs i &lt; j with rates:  (R_ij p_i - R_ji p_j) ln[(R_ij p_i) / (R_ji p_j)]   &gt;= 0
 * </pre>
 *
 * <p>J. Schnakenberg, "Network theory of microscopic and macroscopic behavior of master equation
 * systems", Reviews of Modern Physics 48, 1976.
 */
public final class EntropyProduction {
  private EntropyProduction() {}

  /**
   * Entropy production rate.
   *
   * @param rates [from x to]; a pair has both of its rates or none
   * @param p probability of each state
   */
  public static double rate(double[][] rates, double[] p) {
    double sigma = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = i + 1; j < p.length; j++) {
        double there = rates[i][j] * p[i];
        double back = rates[j][i] * p[j];
        if (there != back) {
          sigma += (there - back) * StrictMath.log(there / back);
        }
      }
    }
    return sigma;
  }
}
