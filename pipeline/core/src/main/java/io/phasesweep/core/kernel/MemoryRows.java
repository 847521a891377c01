package io.phasesweep.core.kernel;

import java.util.Arrays;

/**
 * A linear memory of a synapse, sampled, with the dead zone behind it: from the samples s_0 .. s_K
 * of a synaptic signal to the change of a weight,
 *
 * <pre>
 *   u_i = area s_0 + sum_k m_ik (s_k - s_0)      g(u) = u if |u| &gt;= theta, else 0
 *   change = sum_i q_i g(u_i)
 * </pre>
 *
 * Differences from s_0 keep what matters: the rows of a contrastive memory sum to nearly 0, and
 * float32 would lose it. Only entries that are not 0 are walked. Rows come in groups with a bound
 * on |u|, so that a group that stays inside the dead zone is never formed; the bound has more to
 * spare than rounding can take, so no bit depends on it. Mutable, not thread-safe.
 */
public final class MemoryRows {
  private static final int GROUP = 8;
  private static final double NOTHING = 1e-12;

  /** What rounding could add to a row, relative to its bound. */
  private static final double SPARE = 1e-4;

  private final int last;
  private final boolean cubic;
  private int rows;
  private int[] ends = {};
  private float[] quadrature = {};
  private int[] columns = {};
  private float[] entries = {};
  private float[] steepest = {};
  private float[] longest = {};
  private float area;

  /**
   * @param last index K of the last sample
   * @param cubic whether g is u^3/theta instead
   */
  public MemoryRows(int last, boolean cubic) {
    if (last < 1) {
      throw new IllegalArgumentException("memory: " + (last + 1) + " samples; at least 2");
    }
    this.last = last;
    this.cubic = cubic;
  }

  /**
   * Takes a matrix over. Modified: this; allocates only beyond the largest matrix so far.
   *
   * @param m [count x samples], row-major, column 0 is not read
   * @param q weights of the rows
   * @param count rows
   * @param sum what every row of m sums to
   */
  public void set(double[] m, double[] q, int count, double sum) {
    reserve(count);
    this.rows = count;
    this.area = (float) sum;
    Arrays.fill(steepest, 0);
    Arrays.fill(longest, 0);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int row = i * (last + 1);
      double step = 0;
      double top = 0;
      double way = 0;
      for (int k = last; k >= 1; k--) {
        step += m[row + k];
        top = Math.max(top, Math.abs(step));
        way += Math.abs(step);
      }
      for (int k = 1; k <= last; k++) {
        if (Math.abs(m[row + k]) > NOTHING) {
          columns[at] = k * RowLayout.LANES;
          entries[at++] = (float) m[row + k];
        }
      }
      ends[i] = at;
      quadrature[i] = (float) q[i];
      int group = i / GROUP;
      steepest[group] = Math.max(steepest[group], (float) (top * (1 + SPARE)));
      longest[group] = Math.max(longest[group], (float) (way * (1 + SPARE)));
    }
  }

  private void reserve(int count) {
    if (ends.length < count) {
      ends = new int[count];
      quadrature = new float[count];
      columns = new int[count * last];
      entries = new float[count * last];
      steepest = new float[count / GROUP + 1];
      longest = new float[count / GROUP + 1];
    }
  }

  /** Index K of the last sample. */
  public int last() {
    return last;
  }

  /** Whether g is u^3/theta. */
  public boolean cubic() {
    return cubic;
  }

  /** Factor of s_0. */
  public float area() {
    return area;
  }

  /** Entries that are not 0. */
  public int count() {
    return rows == 0 ? 0 : ends[rows - 1];
  }

  /** Groups of rows. */
  public int groups() {
    return (rows + GROUP - 1) / GROUP;
  }

  /** First row of a group; of {@link #groups}, the number of rows. */
  public int row(int group) {
    return Math.min(rows, group * GROUP);
  }

  /** Bound on |u - area s_0| in a group per sum of |s_k - s_(k-1)|. */
  public float steepest(int group) {
    return steepest[group];
  }

  /** The same per largest |s_k - s_(k-1)|. */
  public float longest(int group) {
    return longest[group];
  }

  /** First entry of a row. */
  public int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** Entry after the last one of a row. */
  public int end(int row) {
    return ends[row];
  }

  /** Entry after the last one of each row, live. */
  public int[] ends() {
    return ends;
  }

  /** Sample k of each entry, as k times {@link RowLayout#LANES}; live. */
  public int[] columns() {
    return columns;
  }

  /** The entries, live. */
  public float[] entries() {
    return entries;
  }

  /** q, live. */
  public float[] quadrature() {
    return quadrature;
  }
}
