package io.phasesweep.core.kernel;

import java.util.List;

/**
 * The terms of an update as one product: columns of all terms one after another, coefficients
 * folded into {@code out}. Terms with the same {@code in} panel share its columns:
 *
 * <pre>
 *   out = c out_1, then fma(c', out_2, out) and so on
 * </pre>
 *
 * <p>The arrays belong to the panels of the first term and live until they are used again.
 */
public final class UpdateOperands {
  private final int depth;
  private final float[] in;
  private final int inStride;
  private final float[] out;
  private final boolean sparse;
  private final int[] active;
  private final float[] gathered;
  private int row;
  private int count;

  private UpdateOperands(
      int depth,
      float[] in,
      int inStride,
      float[] out,
      boolean sparse,
      int[] active,
      float[] gathered) {
    this.depth = depth;
    this.sparse = sparse;
    this.active = active;
    this.gathered = gathered;
    this.in = in;
    this.inStride = inStride;
    this.out = out;
  }

  /** Columns of all terms. */
  public int depth() {
    return depth;
  }

  /** Activity below, [depth x inputs], live. */
  public float[] in() {
    return in;
  }

  /** Floats per row of {@link #in}. */
  public int inStride() {
    return inStride;
  }

  /** Activity above times its coefficient, panels [outputs / 16][depth][16], live. */
  public float[] out() {
    return out;
  }

  /** Scales the rows of a panel into panels of 16 columns. */
  @FunctionalInterface
  public interface Scaling {
    /**
     * {@code to = coefficient from}, or with that added. Row b goes to {@code to[at + 16 b ..]} of
     * each panel, panels {@code apart} from one to the next. Modified: {@code to}.
     */
    void scale(RowPanel from, float coefficient, boolean add, float[] to, int at, int apart);
  }

  /** Gathers at least one term. Modified: scratch of the first term's panels. */
  public static UpdateOperands of(List<Term> terms, Scaling scaling) {
    RowPanel in = (RowPanel) terms.get(0).in();
    RowPanel out = (RowPanel) terms.get(0).out();
    int columns = 0;
    boolean gather = false;
    boolean sparse = true;
    for (int i = 0; i < terms.size(); i++) {
      if (first(terms, i) == i) {
        columns += terms.get(i).in().columns();
        sparse &= ((RowPanel) terms.get(i).in()).sparse();
        gather |= i > 0;
      }
    }
    float[] scaled = out.scratch(columns * RowLayout.roundUp(out.units(), RowLayout.LANES));
    float[] all = gather ? in.scratch(columns * in.stride() + RowLayout.LANES) : in.values();
    int depth = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (first(terms, i) == i) {
        RowPanel source = (RowPanel) terms.get(i).in();
        fold(terms, i, scaling, scaled, depth * RowLayout.LANES, columns * RowLayout.LANES);
        if (gather) {
          System.arraycopy(source.values(), 0, all, depth * in.stride(), source.length());
        }
        depth += source.columns();
      }
    }
    int[] active = in.indices(depth);
    for (int b = 0; b < depth; b++) {
      active[b] = b;
    }
    return new UpdateOperands(
        depth, all, in.stride(), scaled, sparse, active, in.block(RowLayout.SKIP * depth));
  }

  /**
   * Goes to the block of inputs {@code from..to} and chooses the columns in which some of them is
   * other than zero. Where few are zero, all columns if there is one. Modified: this.
   *
   * @return whether there is any
   */
  public boolean select(int from, int to) {
    this.row = from;
    if (!sparse) {
      this.count = any(from, to) ? depth : 0;
      return count > 0;
    }
    int chosen = 0;
    for (int b = 0; b < depth; b++) {
      int bits = 0;
      for (int k = b * inStride + from; k < b * inStride + to; k++) {
        bits |= Float.floatToRawIntBits(in[k]);
      }
      active[chosen] = b;
      chosen += bits << 1 == 0 ? 0 : 1;
    }
    this.count = chosen;
    return count > 0;
  }

  /** The first input of the block. */
  public int row() {
    return row;
  }

  /** Columns chosen. */
  public int count() {
    return count;
  }

  /** The chosen columns, ascending, live. */
  public int[] active() {
    return active;
  }

  /** Whether columns may be left out. */
  public boolean sparse() {
    return sparse;
  }

  /** The block's inputs in the chosen columns, [count x SKIP], live; a short block reads on. */
  public float[] gathered() {
    for (int i = 0; i < count; i++) {
      int at = active[i] * inStride + row;
      int to = RowLayout.SKIP * i;
      gathered[to] = in[at];
      gathered[to + 1] = in[at + 1];
      gathered[to + 2] = in[at + 2];
      gathered[to + 3] = in[at + 3];
      gathered[to + 4] = in[at + 4];
    }
    return gathered;
  }

  private boolean any(int from, int to) {
    for (int row = 0; row < depth * inStride; row += inStride) {
      for (int k = from; k < to; k++) {
        if (in[row + k] != 0f) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first term with the same {@code in} panel as term i. */
  private static int first(List<Term> terms, int i) {
    int first = 0;
    while (terms.get(first).in() != terms.get(i).in()) {
      first++;
    }
    return first;
  }

  private static void fold(
      List<Term> terms, int i, Scaling scaling, float[] scaled, int at, int apart) {
    for (int j = i; j < terms.size(); j++) {
      Term term = terms.get(j);
      if (term.in() == terms.get(i).in()) {
        scaling.scale((RowPanel) term.out(), term.coefficient(), j > i, scaled, at, apart);
      }
    }
  }
}
