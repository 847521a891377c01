package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.RowPanel;

/**
 * The inputs of a mostly zero panel that are not zero in some row of a block, block after block,
 * with their values side by side.
 *
 * <pre>
 *   active   [blocks x depth]            ascending inputs, {@code ends[block]} behind the last one
 *   values   [blocks x depth x rows]     of one input together
 * </pre>
 */
final class ActiveInputs {
  final int[] active;
  final float[] values;
  private final RowPanel in;
  private final int depth;
  private final int rows;

  private ActiveInputs(RowPanel in, int depth, int rows, int blocks) {
    this.in = in;
    this.depth = depth;
    this.rows = rows;
    this.active = in.indices(blocks * (depth + 1));
    this.values = in.scratch(blocks * depth * rows);
  }

  /** The lists of all blocks. Modified: scratch of {@code in}. */
  static ActiveInputs of(RowPanel in, int depth, int rows) {
    int blocks = (in.columns() + rows - 1) / rows;
    ActiveInputs lists = new ActiveInputs(in, depth, rows, blocks);
    for (int block = 0; block < blocks; block++) {
      int count = rows == 5 ? lists.find5(block) : lists.find6(block);
      lists.active[blocks * depth + block] = count;
    }
    return lists;
  }

  /** Inputs of a block. */
  int count(int block, int blocks) {
    return active[blocks * depth + block];
  }

  /** Every value is written and the next one overwrites it if all were zero: no branch to miss. */
  private int find5(int block) {
    float[] a = in.values();
    int lda = in.stride();
    int row = 5 * block * lda;
    int to = 5 * block * depth;
    int count = 0;
    for (int k = 0; k < depth; k++) {
      float x0 = a[row + k];
      float x1 = a[row + k + lda];
      float x2 = a[row + k + 2 * lda];
      float x3 = a[row + k + 3 * lda];
      float x4 = a[row + k + 4 * lda];
      active[block * depth + count] = k;
      values[to] = x0;
      values[to + 1] = x1;
      values[to + 2] = x2;
      values[to + 3] = x3;
      values[to + 4] = x4;
      int bits = bits(x0) | bits(x1) | bits(x2) | bits(x3) | bits(x4);
      int step = bits << 1 == 0 ? 0 : 1;
      count += step;
      to += 5 * step;
    }
    return count;
  }

  private int find6(int block) {
    float[] a = in.values();
    int lda = in.stride();
    int row = 6 * block * lda;
    int to = 6 * block * depth;
    int count = 0;
    for (int k = 0; k < depth; k++) {
      float x0 = a[row + k];
      float x1 = a[row + k + lda];
      float x2 = a[row + k + 2 * lda];
      float x3 = a[row + k + 3 * lda];
      float x4 = a[row + k + 4 * lda];
      float x5 = a[row + k + 5 * lda];
      active[block * depth + count] = k;
      values[to] = x0;
      values[to + 1] = x1;
      values[to + 2] = x2;
      values[to + 3] = x3;
      values[to + 4] = x4;
      values[to + 5] = x5;
      int bits = bits(x0) | bits(x1) | bits(x2) | bits(x3) | bits(x4) | bits(x5);
      int step = bits << 1 == 0 ? 0 : 1;
      count += step;
      to += 6 * step;
    }
    return count;
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x);
  }
}
