package io.phasesweep.core.kernel;

/**
 * A unit with two states s+, s-, carried as their mean m = alpha s+ + (1 - alpha) s- and their
 * difference d = s+ - s-, because s+ - s- cancels in float32. With a the drive, D the feedback:
 *
 * <pre>
 *   E = g D     Q = fma(kappa, E, a)
 *   with inertia i:  Q = fma(i, m, Q) / (1 + i)     E = fma(i, d, E) / (1 + i)
 *   p = fma(1 - alpha, E, Q)     n = fma(-alpha, E, Q)
 *
 *   clipping f   p, n strictly inside   d = E                  m = Q
 *                else                   d = f(p) - f(n)        m = fma(alpha, f(p), (1 - alpha) f(n))
 *   tanh         d = tanh(E) fma(-tanh p, tanh n, 1)           m = tanh p - (1 - alpha) d   alpha &gt;= 1/2
 *                                                              m = tanh n + alpha d         else
 *   sigmoid      d = tanh(E/2) fma(-tanh(p/2), tanh(n/2), 1)/2    m as for tanh
 * </pre>
 *
 * f(p) of the mixed case goes through max and min, so that a NaN stays one.
 *
 * @param activation f
 * @param asymmetry alpha in 0..1
 * @param shift kappa
 * @param gain g
 */
public record Dyad(Activation activation, float asymmetry, float shift, float gain) {
  /** Flag: some bit of the mean changed. */
  public static final int MEAN_CHANGED = 1;

  /** Flag: some bit of the difference changed. */
  public static final int DIFFERENCE_CHANGED = 2;

  /** Flag: some difference is not zero. */
  public static final int ALIVE = 4;

  /** The flags that hold. */
  public static int flags(boolean mean, boolean difference, boolean alive) {
    return (mean ? MEAN_CHANGED : 0) | (difference ? DIFFERENCE_CHANGED : 0) | (alive ? ALIVE : 0);
  }
}
