package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.RationalTanh;

/** Operations on single rows and flat arrays. */
final class Rows {
  private Rows() {}

  static void sigmoid(float[] u, float[] z, int count) {
    for (int i = 0; i < count; i++) {
      z[i] = RationalTanh.sigmoid(u[i]);
    }
  }

  static void addRows(float[] w, int width, int[] rows, int count, float[] sum) {
    for (int n = 0; n < count; n++) {
      int row = rows[n] * width;
      for (int j = 0; j < width; j++) {
        sum[j] += w[row + j];
      }
    }
  }

  static void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight) {
    for (int n = 0; n < count; n++) {
      int row = rows[n] * width;
      for (int j = 0; j < width; j++) {
        w[row + j] = Math.fma(weight, by[j], w[row + j]);
      }
    }
  }
}
