package io.phasesweep.core.synapse;

/**
 * A ladder whose ligand follows a sawtooth for ever, in its periodic state.
 *
 * <pre>
 *   step n:  ligand of its middle, p(t + h) = p(t) exp(Qh)     entropy += h sigma(p(t + h/2), Q)
 * </pre>
 *
 * <p>Times in 1/k_R. The periodic state is the stationary state of the product of all steps.
 */
public final class DrivenLadder {
  private final Ladder ladder;
  private final double gamma;
  private final double low;
  private final double high;
  private final Sawtooth sawtooth;

  /**
   * @param low ligand at the start of the fast ramp, uM
   * @param high ligand at its end, uM
   * @param sawtooth the ramps, in 1/k_R
   */
  public DrivenLadder(Ladder ladder, double gamma, double low, double high, Sawtooth sawtooth) {
    this.ladder = ladder;
    this.gamma = gamma;
    this.low = low;
    this.high = high;
    this.sawtooth = sawtooth;
  }

  /** What looks at each step. */
  interface Watch {
    void step(double[] middle, double entropyRate, double duration);
  }

  /** Entropy production per period, k_BT, by {@code steps} steps. */
  public double entropyPerPeriod(int steps) {
    double[] total = new double[1];
    run(steps, (middle, rate, duration) -> total[0] += rate * duration);
    return total[0];
  }

  /** Goes through one period from the periodic state; shares out the steps by length of ramp. */
  void run(int steps, Watch watch) {
    int up = (int) Math.max(1, Math.round(steps * sawtooth.fast() / sawtooth.period()));
    int down = Math.max(1, steps - up);
    double[][][] halves = new double[up + down][][];
    double[][][] rates = new double[up + down][][];
    double[][] over = TransitionMatrix.identity(ladder.states());
    for (int i = 0; i < halves.length; i++) {
      double share = i < up ? (i + .5) / up : 1 - (i - up + .5) / down;
      rates[i] = ladder.rates(low + share * (high - low), gamma);
      halves[i] = TransitionMatrix.of(rates[i], duration(i, up, down) / 2);
      over = TransitionMatrix.times(TransitionMatrix.times(over, halves[i]), halves[i]);
    }
    double[] p = StationaryState.of(over);
    for (int i = 0; i < halves.length; i++) {
      double[] middle = moved(p, halves[i]);
      watch.step(middle, EntropyProduction.rate(rates[i], middle), duration(i, up, down));
      p = moved(middle, halves[i]);
    }
  }

  private double duration(int step, int up, int down) {
    return step < up ? sawtooth.fast() / up : sawtooth.slow() / down;
  }

  /** p exp(Qh). */
  static double[] moved(double[] p, double[][] transition) {
    double[] after = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        after[j] += p[i] * transition[i][j];
      }
    }
    return after;
  }
}
