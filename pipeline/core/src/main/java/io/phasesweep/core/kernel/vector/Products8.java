package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.UpdateOperands;

/** Walks the tiles of 256 bit: 5 or 6 rows by one panel of two vectors. */
final class Products8 {
  private Products8() {}

  static void store(
      int depth,
      float[] w,
      int apart,
      int stride,
      int first,
      int panels,
      RowPanel in,
      RowPanel out) {
    float[] a = in.values();
    int lda = in.stride();
    float[] o = out.values();
    int ldo = out.stride();
    for (int p = 0; p < panels; p++) {
      int from = p * apart;
      int to = 16 * (first + p);
      if (out.layout().rowBlock() == 5) {
        for (int b = 0; b < out.columns(); b += 5) {
          Tiles8.store5x2(depth, a, b * lda, lda, w, from, stride, o, b * ldo + to, ldo);
        }
      } else {
        for (int b = 0; b < out.columns(); b += 6) {
          Tiles8.store6x2(depth, a, b * lda, lda, w, from, stride, o, b * ldo + to, ldo);
        }
      }
    }
  }

  /** Where most inputs are zero in all rows of a block. */
  static void pick(
      ActiveInputs lists,
      float[] w,
      int apart,
      int stride,
      int first,
      int panels,
      int depth,
      RowPanel out) {
    float[] o = out.values();
    int ldo = out.stride();
    int rows = out.layout().rowBlock();
    int blocks = (out.columns() + rows - 1) / rows;
    for (int p = 0; p < panels; p++) {
      int from = p * apart;
      int to = 16 * (first + p);
      for (int b = 0; b < blocks; b++) {
        int count = lists.count(b, blocks);
        int list = b * depth;
        int oo = b * rows * ldo + to;
        if (rows == 5) {
          Tiles8.pick5x2(
              count, lists.active, list, lists.values, 5 * list, w, from, stride, o, oo, ldo);
        } else {
          Tiles8.pick6x2(
              count, lists.active, list, lists.values, 6 * list, w, from, stride, o, oo, ldo);
        }
      }
    }
  }

  static void leak(
      int depth,
      float[] w,
      int apart,
      int stride,
      int first,
      int panels,
      RowPanel in,
      RowPanel out,
      RowPanel add,
      Epilogue.Leak leak) {
    float[] a = in.values();
    int lda = in.stride();
    float[] o = out.values();
    int ldo = out.stride();
    float low = Clip.low(leak.activation());
    float high = Clip.high(leak.activation());
    float[] d = add.values();
    float[] state = ((RowPanel) leak.state()).values();
    for (int p = 0; p < panels; p++) {
      int from = p * apart;
      int to = 16 * (first + p);
      if (out.layout().rowBlock() == 5) {
        for (int b = 0; b < out.columns(); b += 5) {
          Tiles8.leak5x2(
              depth,
              a,
              b * lda,
              lda,
              w,
              from,
              stride,
              leak.step(),
              low,
              high,
              d,
              state,
              o,
              b * ldo + to,
              ldo);
        }
      } else {
        for (int b = 0; b < out.columns(); b += 6) {
          Tiles8.leak6x2(
              depth,
              a,
              b * lda,
              lda,
              w,
              from,
              stride,
              leak.step(),
              low,
              high,
              d,
              state,
              o,
              b * ldo + to,
              ldo);
        }
      }
    }
  }

  /** The block of five inputs, all full panels, added to w from row {@code to} on. */
  static void outer(UpdateOperands u, float[] w, int to, int width, float[] health) {
    for (int j = 0; j + 16 <= width; j += 16) {
      outer(u, j, w, to * width + j, width, health, 0);
    }
  }

  /** The same, its inputs gathered. */
  static void listed(UpdateOperands u, float[] in, float[] w, int to, int width, float[] health) {
    for (int j = 0; j + 16 <= width; j += 16) {
      listed(u, in, j, w, to * width + j, width, health, 0);
    }
  }

  /** One panel. */
  static void outer(UpdateOperands u, int column, float[] o, int oo, int ldo, float[] h, int ho) {
    int wo = column * u.depth();
    Tiles8.outer5x2(u.count(), u.in(), u.row(), u.inStride(), u.out(), wo, o, oo, ldo, h, ho);
  }

  /** One panel, inputs gathered. */
  static void listed(
      UpdateOperands u, float[] in, int column, float[] o, int oo, int ldo, float[] h, int ho) {
    int wo = column * u.depth();
    Tiles8.listed5x2(u.count(), u.active(), in, u.out(), wo, o, oo, ldo, h, ho);
  }
}
