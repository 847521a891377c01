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

  /** Five rows of w, all full panels. */
  static void outer(UpdateOperands u, int row, float[] w, int width, float[] scratch) {
    for (int j = 0; j + 16 <= width; j += 16) {
      Tiles8.outer5x2(
          u.depth(),
          u.in(),
          row,
          u.inStride(),
          u.out(),
          j,
          u.outStride(),
          w,
          row * width + j,
          width,
          scratch,
          0);
    }
  }

  /** Five rows of one panel into a tile [5 x 16]. */
  static void outerTile(UpdateOperands u, int row, int column, float[] scratch) {
    Tiles8.outer5x2(
        u.depth(),
        u.in(),
        row,
        u.inStride(),
        u.out(),
        column,
        u.outStride(),
        scratch,
        Updates.TILE,
        16,
        scratch,
        16);
  }
}
