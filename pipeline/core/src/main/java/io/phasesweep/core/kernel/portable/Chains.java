package io.phasesweep.core.kernel.portable;

/** Rows of fma chains in forms that C2 vectorises: one output array, at most four inputs. */
final class Chains {
  private Chains() {}

  /** {@code c += x w}. Modified: {@code c}. */
  static void add1(int n, float x, float[] w, float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(x, w[j], c[j]);
    }
  }

  /** {@code c += x w[at..]}. Modified: {@code c}. */
  static void addAt(int n, float x, float[] w, int at, float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(x, w[at + j], c[j]);
    }
  }

  /** {@code c += x0 w0, then x1 w1, x2 w2, x3 w3}. Modified: {@code c}. */
  static void add4(
      int n,
      float x0,
      float[] w0,
      float x1,
      float[] w1,
      float x2,
      float[] w2,
      float x3,
      float[] w3,
      float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] =
          Math.fma(x3, w3[j], Math.fma(x2, w2[j], Math.fma(x1, w1[j], Math.fma(x0, w0[j], c[j]))));
    }
  }

  /** Products of a and b into 16 partial sums, element i to partial i mod 16. */
  static void multiply(float[] a, int atA, float[] b, int atB, int n, float[] partial) {
    for (int i = 0; i < n; i++) {
      int lane = i & 15;
      partial[lane] = Math.fma(a[atA + i], b[atB + i], partial[lane]);
    }
  }

  /** Partials i and i + 8, then i + 4, i + 2, i + 1. Modified: {@code partial}. */
  static float total(float[] partial) {
    for (int half = 8; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        partial[i] += partial[i + half];
      }
    }
    return partial[0];
  }
}
