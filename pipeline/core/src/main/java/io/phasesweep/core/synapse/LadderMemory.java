package io.phasesweep.core.synapse;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * What a driven ladder remembers: its kernel K = -da/dt after the ligand steps from s0 to s1. p0 is
 * the stationary state at s0; Q the generator and pi the stationary state at s1:
 *
 * <pre>
 *   area = a(0) - a(inf)     M1 = 1_active . z,  (Q - pi 1T) z = -(p0 - pi)
 *   I = area / |M1|  [k_R]     eta = |area| / TV(a)     sigma at s0     J = sigma / (2 ln(1/gamma))
 * </pre>
 *
 * <p>The kernel compares (has a second lobe of the other sign) only where M1 &lt; 0; there I is the
 * contamination of an update by the mean signal. Immutable.
 */
public final class LadderMemory {
  private static final double NUMERIC_STEP = 1e-4;

  private final LadderSynapse synapse;
  private final double gamma;
  private final double[][] rates;
  private final double[] before;
  private final double[] after;
  private final double area;
  private final double moment;

  LadderMemory(LadderSynapse synapse, double gamma) {
    this.synapse = synapse;
    this.gamma = gamma;
    Ladder ladder = synapse.ladder();
    this.rates = ladder.rates(synapse.step(), gamma);
    this.before = ladder.stationary(synapse.background(), gamma);
    this.after = StationaryState.of(rates);
    this.area = ladder.active(before) - ladder.active(after);
    this.moment = moment();
  }

  private double moment() {
    RealVector jump = new ArrayRealVector(before).subtract(new ArrayRealVector(after));
    double[][] deflated = deflated();
    RealVector z =
        new LUDecomposition(new Array2DRowRealMatrix(deflated, false), 0)
            .getSolver()
            .solve(jump.mapMultiply(-1));
    return synapse.ladder().active(z.toArray());
  }

  /** Q - pi 1T: the generator acting on columns of probabilities, its zero mode moved to -1. */
  private double[][] deflated() {
    double[][] g = generator(rates);
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        g[i][j] -= after[i];
      }
    }
    return g;
  }

  /** Q_ij = rate j -&gt; i, minus what leaves on the diagonal. */
  static double[][] generator(double[][] rates) {
    int n = rates.length;
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          q[j][i] += rates[i][j];
          q[i][i] -= rates[i][j];
        }
      }
    }
    return q;
  }

  /** Rates after the step [from x to]; not to be modified. */
  double[][] rates() {
    return rates;
  }

  /** p0: the state before the step; a copy. */
  public double[] before() {
    return before.clone();
  }

  /** The ladder and its ligand levels. */
  public LadderSynapse synapse() {
    return synapse;
  }

  /** gamma: 1 is detailed balance. */
  public double gamma() {
    return gamma;
  }

  /** 2 ln(1/gamma), k_BT per cycle. */
  public double affinity() {
    return gamma == 1 ? 0 : -2 * StrictMath.log(gamma);
  }

  /** sigma at the background, k_BT per 1/k_R. */
  public double entropyRate() {
    return synapse.ladder().entropyRate(synapse.background(), gamma);
  }

  /** J = sigma / affinity, cycles per 1/k_R; 0 at detailed balance. */
  public double cycleFlux() {
    return gamma == 1 ? 0 : entropyRate() / affinity();
  }

  /** Activity before the step and at its end. */
  public double activity(Moment when) {
    return synapse.ladder().active(when == Moment.BEFORE ? before : after);
  }

  /** When an activity is taken. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** Area of K, dimensionless. */
  public double rawArea() {
    return area;
  }

  /** First moment of K, in 1/k_R. */
  public double rawMoment() {
    return moment;
  }

  /** Whether the kernel compares a later with an earlier signal: M1 &lt; 0. */
  public boolean contrastive() {
    return moment < 0;
  }

  /** I = area / |M1|, in k_R; has a meaning where {@link #contrastive()} only. */
  public double area() {
    return area / Math.abs(moment);
  }

  /** eta = |area| / TV(a), in [0, 1]: 1 for a kernel of one sign. */
  public double imbalance() {
    return Math.min(1, Math.abs(area) / new LadderRelaxation(rates, before, after).variation());
  }

  /**
   * What halving I costs at this driving: ln 2 / (-d ln I/d sigma), k_BT per 1/k_R; NaN where I has
   * no meaning, or where more dissipation does not lower it.
   */
  public double areaHalvingCost() {
    if (!contrastive() || gamma == 1) {
      return Double.NaN;
    }
    LadderMemory harder = synapse.at(gamma * StrictMath.exp(-NUMERIC_STEP));
    LadderMemory softer = synapse.at(Math.min(1, gamma * StrictMath.exp(NUMERIC_STEP)));
    if (!softer.contrastive() || !(harder.area() > 0 && softer.area() > harder.area())) {
      return Double.NaN;
    }
    double fall = StrictMath.log(softer.area() / harder.area());
    return StrictMath.log(2) * (harder.entropyRate() - softer.entropyRate()) / fall;
  }

  /**
   * The kernel, normalised to first moment -1, in a time unit in which k_R is {@code rate}.
   *
   * <pre>
   *   G = rate (Q - pi 1T)     b = p0 - pi     d = -rate 1_active / |M1|     area rate I
   * </pre>
   */
  public StateSpaceKernel kernel(double rate) {
    double[][] g = deflated();
    int n = g.length;
    double[] input = new double[n];
    double[] output = new double[n];
    for (int i = 0; i < n; i++) {
      input[i] = before[i] - after[i];
      output[i] = i < n / 2 ? -rate / Math.abs(moment) : 0;
      for (int j = 0; j < n; j++) {
        g[i][j] *= rate;
      }
    }
    return new StateSpaceKernel(g, input, output, rate * area(), Math.signum(moment));
  }
}
