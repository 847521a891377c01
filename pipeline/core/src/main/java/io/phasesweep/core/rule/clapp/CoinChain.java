package io.phasesweep.core.rule.clapp;

/**
 * Fixation or saccade, presentation after presentation: a two-state chain. Mutable.
 *
 * <pre>
 *   saccade if U &lt; p     p = p_s                     first presentation
 *                        p_s + kappa (1 - p_s)       after a saccade
 *                        p_s (1 - kappa)             after a fixation
 * </pre>
 *
 * P(saccade) = p_s, the autocorrelation at lag n is kappa^n; kappa = 0 are independent coins.
 */
final class CoinChain {
  private final double probability;
  private final double correlation;
  private boolean started;
  private boolean saccade;

  /**
   * @param probability p_s
   * @param correlation kappa, {@code -min(p_s/(1-p_s), (1-p_s)/p_s) <= kappa < 1}
   */
  CoinChain(double probability, double correlation) {
    double least = -Math.min(probability / (1 - probability), (1 - probability) / probability);
    if (!(correlation >= least && correlation < 1)) {
      throw new IllegalArgumentException(
          "coin: correlation " + correlation + "; from " + least + " and below 1 is allowed");
    }
    this.probability = probability;
    this.correlation = correlation;
  }

  /** The next coin. Modified: this. */
  boolean next(double uniform) {
    double p = probability;
    if (started) {
      p = saccade ? p + correlation * (1 - p) : p * (1 - correlation);
    }
    this.started = true;
    this.saccade = uniform < p;
    return saccade;
  }

  /** Where the chain is, for a snapshot. */
  long state() {
    return (started ? 2L : 0L) + (saccade ? 1L : 0L);
  }

  /** Goes where {@link #state} was. Modified: this. */
  void seek(long state) {
    this.started = state >= 2;
    this.saccade = state % 2 == 1;
  }
}
