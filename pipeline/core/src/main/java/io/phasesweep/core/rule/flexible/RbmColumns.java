package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.kernel.Kernels;
import java.util.Arrays;

/**
 * The columns of W side by side during a free phase, so that v | h adds those of active hidden
 * units; they follow every event of the phase. The sums have the order, and the bits, of products
 * of rows with h. Mutable, not thread-safe.
 */
final class RbmColumns {
  private final Kernels kernels;
  private final int visible;
  private final int hidden;
  private final RbmTrace trace;
  private final float[] w;
  private final float[] c;

  RbmColumns(Kernels kernels, int visible, int hidden, RbmTrace trace) {
    this.kernels = kernels;
    this.visible = visible;
    this.hidden = hidden;
    this.trace = trace;
    this.w = new float[visible * hidden];
    this.c = new float[trace.on() ? w.length : 0];
  }

  /** Starts a free phase with the weights {@code rows} [visible x hidden]. Modified: this. */
  void take(float[] rows) {
    transpose(rows, w);
    if (trace.on()) {
      transpose(trace.weights(), c);
    }
  }

  private void transpose(float[] rows, float[] to) {
    for (int i = 0; i < visible; i++) {
      for (int j = 0; j < hidden; j++) {
        to[j * visible + i] = rows[i * hidden + j];
      }
    }
  }

  /** W h. Modified: {@code out}. */
  void drive(int[] on, int ons, float[] out) {
    Arrays.fill(out, 0);
    kernels.addRows(w, visible, on, ons, out);
  }

  /** {@code W += weight (v hT - C)}. Modified: this. */
  void move(int[] on, int ons, float[] v, float weight) {
    kernels.moveRows(w, visible, on, ons, v, weight);
    for (int e = 0; e < c.length; e++) {
      w[e] = Math.fma(-weight, c[e], w[e]);
    }
  }
}
