package io.phasesweep.core.synapse;

/**
 * Regularised lower incomplete gamma functions of a whole shape:
 *
 * <pre>
 *   P(j, b) = 1 - e^-b sum_{i&lt;j} b^i/i!  =  e^-b sum_{i&gt;=j} b^i/i!
 * </pre>
 *
 * <p>The share that has passed j stages of rate B in the time b/B.
 */
final class GammaCascade {
  private GammaCascade() {}

  /** P(shape, b). */
  static double passed(int shape, double b) {
    double term = StrictMath.exp(-b);
    double below = 0;
    for (int i = 0; i < shape; i++) {
      below += term;
      term *= b / (i + 1);
    }
    if (b > shape) {
      return 1 - below;
    }
    double above = 0;
    for (int i = shape + 1; above + term != above; i++) {
      above += term;
      term *= b / i;
    }
    return above;
  }
}
