package io.phasesweep.core.kernel;

/**
 * The hyperbolic tangent of float32 as a quotient of polynomials, so that every machine gives the
 * same bits (coefficients of Eigen's {@code ptanh}):
 *
 * <pre>
 *   tanh x = (x P(x x)) / Q(x x)     x clamped to +-LIMIT, Horner steps by fma
 *   |error| &lt;= 2.92e-7, |tanh| &lt;= .99999994, odd; NaN and -0 stay
 * </pre>
 */
public final class RationalTanh {
  /** Beyond it tanh is its largest value. */
  public static final float LIMIT = 7.905311f;

  /** Coefficients of P from x^0 up. */
  public static final float P0 = 0.0048935246f;

  public static final float P1 = 6.3726195e-4f;
  public static final float P2 = 1.48572235e-5f;
  public static final float P3 = 5.1222973e-8f;
  public static final float P4 = -8.604672e-11f;
  public static final float P5 = 2.000188e-13f;
  public static final float P6 = -2.7607684e-16f;

  /** Coefficients of Q from x^0 up. */
  public static final float Q0 = 0.004893525f;

  public static final float Q1 = 0.0022684347f;
  public static final float Q2 = 1.1853471e-4f;
  public static final float Q3 = 1.1982584e-6f;

  private RationalTanh() {}

  /** The hyperbolic tangent. */
  public static float tanh(float z) {
    float x = Math.min(LIMIT, Math.max(-LIMIT, z));
    float y = x * x;
    float p = Math.fma(P6, y, P5);
    p = Math.fma(p, y, P4);
    p = Math.fma(p, y, P3);
    p = Math.fma(p, y, P2);
    p = Math.fma(p, y, P1);
    p = Math.fma(p, y, P0);
    float q = Math.fma(Q3, y, Q2);
    q = Math.fma(q, y, Q1);
    q = Math.fma(q, y, Q0);
    return x * p / q;
  }

  /** The logistic function {@code (1 + tanh(z / 2)) / 2}, one fma behind tanh. */
  public static float sigmoid(float z) {
    return Math.fma(.5f, tanh(.5f * z), .5f);
  }
}
