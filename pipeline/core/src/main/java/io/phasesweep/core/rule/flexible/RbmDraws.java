package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.kernel.Kernels;

/**
 * Binary samples of one layer, draws of several steps fetched together: they are addressed, so that
 * changes no bit.
 *
 * <pre>
 *   s_u = 1 iff sigmoid(a_u) &gt;= U, U = float (t - 1) n + u of lane k      phase k, step t, unit u of n
 * </pre>
 *
 * Mutable, not thread-safe.
 */
final class RbmDraws {
  /** Draws that are fetched together, about. */
  private static final int TOGETHER = 64;

  private final Kernels kernels;
  private final RbmModel.Uniforms draws;
  private final int units;
  private final int most;
  private final float[] uniform;
  private final float[] probability;
  private long lane = -1;
  private int from;
  private int count;

  RbmDraws(Kernels kernels, RbmModel.Uniforms draws, int units) {
    this.kernels = kernels;
    this.draws = draws;
    this.units = units;
    this.most = Math.max(1, TOGETHER / units);
    this.uniform = new float[most * units];
    this.probability = new float[units];
  }

  /**
   * Samples of one step. {@code out} may be {@code a}. Modified: {@code out}, {@code ones}, this.
   *
   * @param a arguments of the sigmoid
   * @param ones receives the units that are 1, ascending
   * @return how many are
   */
  int sample(float[] a, long phase, int t, float[] out, int[] ones) {
    fetch(phase, t);
    int at = (t - from) * units;
    kernels.sigmoid(a, probability, units);
    int found = 0;
    for (int u = 0; u < units; u++) {
      // The sign instead of a comparison: half of the branches would be guessed wrong.
      int one = 1 + (Float.floatToRawIntBits(probability[u] - uniform[at + u]) >> 31);
      out[u] = one;
      ones[found] = u;
      found += one;
    }
    return found;
  }

  /** Steps that follow each other are fetched together, a step that stands alone by itself. */
  private void fetch(long phase, int t) {
    if (phase == lane && t >= from && t < from + count) {
      return;
    }
    this.count = t == 1 || (phase == lane && t == from + count) ? most : 1;
    this.lane = phase;
    this.from = t;
    draws.fill(phase, (long) (t - 1) * units, uniform, 0, count * units);
  }
}
