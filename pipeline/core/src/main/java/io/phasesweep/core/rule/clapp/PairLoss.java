package io.phasesweep.core.rule.clapp;

/**
 * Loss of one context with its positive and its negatives, and the third factor of each pair: minus
 * the derivative of the loss by its score u.
 *
 * <pre>
 *   hinge     L = max(0, 1 - y u)          gamma = y if 1 - y u &gt; 0 else 0       y = 1, -1
 *   no gamma  L = 1 - u                    gamma = 1, for both
 *   InfoNCE   L = -log(p_0 + 1e-11)        gamma_i = [i = 0] - p_i              p = softmax(u)
 * </pre>
 */
final class PairLoss {
  private static final double TINY = 1e-11;

  private PairLoss() {}

  /** Hinge of a score. */
  static double hinge(int y, double u) {
    return Math.max(0, 1 - y * u);
  }

  /** Third factor of the hinge: 0 at the margin itself, not a number where the score is none. */
  static double gamma(int y, double u) {
    double violation = 1 - y * u;
    return violation > 0 ? y : violation <= 0 ? 0 : Double.NaN;
  }

  /**
   * InfoNCE of scores, the first of them the positive.
   *
   * @param scores Modified: the third factors
   * @return the loss
   */
  static double infoNce(double[] scores) {
    double highest = scores[0];
    for (double u : scores) {
      highest = Math.max(highest, u);
    }
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp(scores[i] - highest);
      total += scores[i];
    }
    double first = scores[0] / total;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (i == 0 ? 1 : 0) - scores[i] / total;
    }
    return -StrictMath.log(first + TINY);
  }
}
