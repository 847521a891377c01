package io.phasesweep.core.kernel;

/**
 * The order of every float sum over units: element i goes to partial i mod 16, each an ascending
 * fma chain from +0; then partials i and i + 8 are added, i and i + 4, i and i + 2, i and i + 1.
 */
public final class CanonicalSum {
  private CanonicalSum() {}

  /** Adds products of elements {@code from..to} of a and b. Modified: 16 partials. */
  public static void multiply(
      float[] a, int atA, float[] b, int atB, int from, int to, float[] partials, int at) {
    for (int i = from; i < to; i++) {
      int lane = at + i % RowLayout.LANES;
      partials[lane] = Math.fma(a[atA + i], b[atB + i], partials[lane]);
    }
  }

  /** The sum of 16 partials. Modified: {@code partials}. */
  public static float total(float[] partials, int at) {
    for (int half = RowLayout.LANES / 2; half > 0; half /= 2) {
      for (int i = at; i < at + half; i++) {
        partials[i] += partials[i + half];
      }
    }
    return partials[at];
  }
}
