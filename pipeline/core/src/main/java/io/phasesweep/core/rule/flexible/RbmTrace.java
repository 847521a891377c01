package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The centering trace of a Boltzmann machine: one float per parameter, from 0. After each phase
 * with events it moves by {@code rho (mean of G over its events - c)}; within a phase it stands.
 * Rate 0 allocates nothing. Mutable.
 */
final class RbmTrace {
  private final int visible;
  private final int hidden;
  private final float rate;
  private final float[] c;
  private final float[] cBias;
  private final float[] g;
  private final float[] gBias;

  RbmTrace(int visible, int hidden, float rate) {
    boolean on = rate > 0;
    this.visible = visible;
    this.hidden = hidden;
    this.rate = rate;
    this.c = new float[on ? visible * hidden : 0];
    this.cBias = new float[on ? hidden : 0];
    this.g = new float[c.length];
    this.gBias = new float[cBias.length];
  }

  boolean on() {
    return c.length > 0;
  }

  /** Floats it keeps. */
  int size() {
    return c.length + cBias.length;
  }

  float[] weights() {
    return c;
  }

  float[] bias() {
    return cBias;
  }

  void copy(RbmTrace other) {
    System.arraycopy(other.c, 0, c, 0, c.length);
    System.arraycopy(other.cBias, 0, cBias, 0, cBias.length);
  }

  /** {@code K = v C + C_c}. Modified: {@code out}. */
  void drive(int[] active, int actives, float[] out) {
    System.arraycopy(cBias, 0, out, 0, hidden);
    for (int n = 0; n < actives; n++) {
      int row = active[n] * hidden;
      for (int j = 0; j < hidden; j++) {
        out[j] += c[row + j];
      }
    }
  }

  /** A row of the weights loses {@code weight c}. Modified: {@code w}, {@code alike}. */
  void subtract(int i, float weight, float[] w, float @Nullable [] alike) {
    int row = i * hidden;
    for (int j = row; j < row + hidden; j++) {
      w[j] = Math.fma(-weight, c[j], w[j]);
    }
    if (alike != null) {
      for (int j = row; j < row + hidden; j++) {
        alike[j] = Math.fma(-weight, c[j], alike[j]);
      }
    }
  }

  void subtractBias(float weight, float[] bias) {
    for (int j = 0; j < hidden; j++) {
      bias[j] = Math.fma(-weight, cBias[j], bias[j]);
    }
  }

  /** Adds G of a learning event; of a clamped phase the hidden part is enough. Modified: this. */
  void note(float[] v, float[] h, boolean clamped) {
    for (int j = 0; j < hidden; j++) {
      gBias[j] += h[j];
    }
    for (int i = 0; i < visible && !clamped; i++) {
      for (int j = 0; v[i] != 0 && j < hidden; j++) {
        g[i * hidden + j] += h[j];
      }
    }
  }

  /**
   * Moves by rate times the mean of what was noted. Modified: this.
   *
   * @param active the visibles that were clamped to 1, or null if v was free
   */
  void move(int events, int @Nullable [] active, int actives) {
    for (int n = 0; active != null && n < actives; n++) {
      System.arraycopy(gBias, 0, g, active[n] * hidden, hidden);
    }
    float share = 1f / events;
    for (int e = 0; e < c.length; e++) {
      c[e] = Math.fma(rate, Math.fma(share, g[e], -c[e]), c[e]);
    }
    for (int j = 0; j < hidden; j++) {
      cBias[j] = Math.fma(rate, Math.fma(share, gBias[j], -cBias[j]), cBias[j]);
    }
    Arrays.fill(g, 0);
    Arrays.fill(gBias, 0);
  }

  void save(Snapshot to) {
    if (on()) {
      to.put("trace/W1", c);
      to.put("trace/b1", cBias);
    }
  }

  void restore(Snapshot from) {
    if (on()) {
      System.arraycopy(from.floats("trace/W1"), 0, c, 0, c.length);
      System.arraycopy(from.floats("trace/b1"), 0, cBias, 0, cBias.length);
    }
  }
}
