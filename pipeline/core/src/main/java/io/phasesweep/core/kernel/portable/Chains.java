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
}
