package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.InvalidSetting;

/**
 * A receptor, active or inactive, with M + 1 modification levels: the molecular memory of a
 * synapse. State m is active at level m, state M + 1 + m inactive at level m. Time unit 1/k_R,
 * energy unit k_BT, e = exp 1:
 *
 * <pre>
 *   active    m -&gt; m-1  rate 1          m -&gt; m+1  rate e gamma
 *   inactive  m -&gt; m+1  rate 1          m -&gt; m-1  rate e gamma
 *   dE(s, m) = 2 (m0 - m) + ln[(1 + s/18.2) / (1 + s/3000)]
 *   inactive -&gt; active  RF e^max(0, -dE)      active -&gt; inactive  RF e^max(0, dE)
 * </pre>
 *
 * <p>gamma in (0, 1] drives it: every elementary cycle has the affinity 2 ln(1/gamma); gamma = 1 is
 * detailed balance. Rates as in the published code of Falk et al. 2025, after G. Lan, P. Sartori,
 * S. Neumann, V. Sourjik, Y. Tu, "The energy-speed-accuracy trade-off in sensory adaptation",
 * Nature Physics 8, 2012.
 *
 * @param levels M, at least 1
 * @param midpoint m0: the level at which an unbound receptor is half active
 * @param flipRate RF, in k_R
 */
public record Ladder(int levels, double midpoint, double flipRate) {
  private static final double INACTIVE_BINDING = 18.2;
  private static final double ACTIVE_BINDING = 3000;
  private static final double LEAST_LOG_GAMMA = -80;
  private static final double TOLERANCE = 1e-10;

  /** Number of states. */
  public int states() {
    return 2 * levels + 2;
  }

  /** Rates [from x to]; the diagonal is 0. */
  public double[][] rates(double ligand, double gamma) {
    int n = levels + 1;
    double against = StrictMath.E * gamma;
    double[][] rates = new double[2 * n][2 * n];
    for (int m = 0; m < n; m++) {
      if (m < levels) {
        rates[m][m + 1] = against;
        rates[m + 1][m] = 1;
        rates[n + m][n + m + 1] = 1;
        rates[n + m + 1][n + m] = against;
      }
      double energy = activation(ligand, m);
      rates[n + m][m] = flipRate * StrictMath.exp(Math.max(0, -energy));
      rates[m][n + m] = flipRate * StrictMath.exp(Math.max(0, energy));
    }
    return rates;
  }

  /** dE: what activation costs at level {@code m}, k_BT. */
  private double activation(double ligand, int m) {
    return 2 * (midpoint - m)
        + StrictMath.log((1 + ligand / INACTIVE_BINDING) / (1 + ligand / ACTIVE_BINDING));
  }

  /** The stationary state. */
  public double[] stationary(double ligand, double gamma) {
    return StationaryState.of(rates(ligand, gamma));
  }

  /** a: probability of being active. */
  public double active(double[] p) {
    double sum = 0;
    for (int m = 0; m <= levels; m++) {
      sum += p[m];
    }
    return sum;
  }

  /** sigma: entropy production rate of the stationary state, k_BT per 1/k_R. */
  public double entropyRate(double ligand, double gamma) {
    double[][] rates = rates(ligand, gamma);
    return EntropyProduction.rate(rates, StationaryState.of(rates));
  }

  /**
   * The gamma whose stationary state at {@code ligand} produces entropy at the wanted rate, by
   * bisection on ln gamma in [-80, 0], to 1e-10. 0 gives 1 exactly.
   *
   * @throws InvalidSetting if the ladder cannot dissipate so much
   */
  public double gammaFor(double ligand, double entropyRate) {
    if (entropyRate == 0) {
      return 1;
    }
    double low = LEAST_LOG_GAMMA;
    double high = 0;
    double most = entropyRate(ligand, StrictMath.exp(low));
    if (!(entropyRate > 0 && entropyRate <= most)) {
      throw new InvalidSetting(
          "dissipation",
          "dissipation is " + entropyRate + "; this ladder allows 0 to " + (float) most);
    }
    double middle = low;
    double error = most - entropyRate;
    while (Math.abs(error) > TOLERANCE && high - low > 1e-15) {
      middle = (low + high) / 2;
      error = entropyRate(ligand, StrictMath.exp(middle)) - entropyRate;
      if (error > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(middle);
  }
}
