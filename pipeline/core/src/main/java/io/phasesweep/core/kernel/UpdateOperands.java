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
  private final int outStride;
  private final boolean sparse;
  private final int[] active;

  private UpdateOperands(
      int depth,
      float[] in,
      int inStride,
      float[] out,
      int outStride,
      boolean sparse,
      int[] active) {
    this.depth = depth;
    this.sparse = sparse;
    this.active = active;
    this.in = in;
    this.inStride = inStride;
    this.out = out;
    this.outStride = outStride;
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

  /** Activity above times its coefficient, [depth x outputs], live. */
  public float[] out() {
    return out;
  }

  /** Floats per row of {@link #out}. */
  public int outStride() {
    return outStride;
  }

  /** Gathers at least one term. Modified: scratch of the first term's panels. */
  public static UpdateOperands of(List<Term> terms) {
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
    float[] scaled = out.scratch(columns * out.stride());
    float[] all = gather ? in.scratch(columns * in.stride() + RowLayout.LANES) : in.values();
    int depth = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (first(terms, i) == i) {
        RowPanel source = (RowPanel) terms.get(i).in();
        fold(terms, i, scaled, depth * out.stride());
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
    return new UpdateOperands(depth, all, in.stride(), scaled, out.stride(), sparse, active);
  }

  /** The columns that {@link #select} chose, ascending, live. */
  public int[] active() {
    return active;
  }

  /**
   * Chooses the columns in which some of the inputs {@code from..to} is other than zero. Where few
   * are zero, all columns if there is one. Modified: {@link #active}.
   *
   * @return their number
   */
  public int select(int from, int to) {
    if (!sparse) {
      return any(from, to) ? depth : 0;
    }
    int count = 0;
    for (int b = 0; b < depth; b++) {
      int bits = 0;
      for (int k = b * inStride + from; k < b * inStride + to; k++) {
        bits |= Float.floatToRawIntBits(in[k]);
      }
      active[count] = b;
      count += bits << 1 == 0 ? 0 : 1;
    }
    return count;
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

  private static void fold(List<Term> terms, int i, float[] scaled, int at) {
    scale(terms.get(i), scaled, at);
    for (int j = i + 1; j < terms.size(); j++) {
      if (terms.get(j).in() == terms.get(i).in()) {
        add(terms.get(j), scaled, at);
      }
    }
  }

  private static void scale(Term term, float[] scaled, int at) {
    RowPanel out = (RowPanel) term.out();
    float[] values = out.values();
    float coefficient = term.coefficient();
    for (int j = 0; j < out.length(); j++) {
      scaled[at + j] = coefficient * values[j];
    }
  }

  private static void add(Term term, float[] scaled, int at) {
    RowPanel out = (RowPanel) term.out();
    float[] values = out.values();
    float coefficient = term.coefficient();
    for (int j = 0; j < out.length(); j++) {
      scaled[at + j] = Math.fma(coefficient, values[j], scaled[at + j]);
    }
  }
}
