package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.UpdateOperands;

/**
 * Walks the tiles of 512 bit: 5 or 6 rows by four panels of one vector, two where an epilogue is
 * joined, and twice the rows by one panel for the rest.
 */
final class Products16 {
  private Products16() {}

  static void store(
      int depth,
      float[] w,
      int apart,
      int stride,
      int first,
      int panels,
      RowPanel in,
      RowPanel out) {
    int p = 0;
    for (; p + 4 <= panels; p += 4) {
      store4(depth, w, apart, stride, p * apart, 16 * (first + p), in, out);
    }
    for (; p < panels; p++) {
      store1(depth, w, apart, stride, p * apart, 16 * (first + p), in, out);
    }
  }

  private static void store4(
      int depth, float[] w, int apart, int stride, int from, int to, RowPanel in, RowPanel out) {
    float[] a = in.values();
    int lda = in.stride();
    float[] o = out.values();
    int ldo = out.stride();
    if (out.layout().rowBlock() == 10) {
      for (int b = 0; b < out.columns(); b += 5) {
        Tiles16.store5x4(depth, a, b * lda, lda, w, from, stride, apart, o, b * ldo + to, ldo);
      }
    } else {
      for (int b = 0; b < out.columns(); b += 6) {
        Tiles16.store6x4(depth, a, b * lda, lda, w, from, stride, apart, o, b * ldo + to, ldo);
      }
    }
  }

  private static void store1(
      int depth, float[] w, int apart, int stride, int from, int to, RowPanel in, RowPanel out) {
    float[] a = in.values();
    int lda = in.stride();
    float[] o = out.values();
    int ldo = out.stride();
    if (out.layout().rowBlock() == 10) {
      for (int b = 0; b < out.columns(); b += 10) {
        Tiles16.store10x1(depth, a, b * lda, lda, w, from, stride, o, b * ldo + to, ldo);
      }
    } else {
      for (int b = 0; b < out.columns(); b += 12) {
        Tiles16.store12x1(depth, a, b * lda, lda, w, from, stride, o, b * ldo + to, ldo);
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
    int p = 0;
    for (; p + 2 <= panels; p += 2) {
      leak2(depth, w, apart, stride, p * apart, 16 * (first + p), in, out, add, leak);
    }
    for (; p < panels; p++) {
      leak1(depth, w, apart, stride, p * apart, 16 * (first + p), in, out, add, leak);
    }
  }

  private static void leak2(
      int depth,
      float[] w,
      int apart,
      int stride,
      int from,
      int to,
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
    if (out.layout().rowBlock() == 10) {
      for (int b = 0; b < out.columns(); b += 5) {
        Tiles16.leak5x2(
            depth,
            a,
            b * lda,
            lda,
            w,
            from,
            stride,
            apart,
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
        Tiles16.leak6x2(
            depth,
            a,
            b * lda,
            lda,
            w,
            from,
            stride,
            apart,
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

  private static void leak1(
      int depth,
      float[] w,
      int apart,
      int stride,
      int from,
      int to,
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
    if (out.layout().rowBlock() == 10) {
      for (int b = 0; b < out.columns(); b += 10) {
        Tiles16.leak10x1(
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
      for (int b = 0; b < out.columns(); b += 12) {
        Tiles16.leak12x1(
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

  /** The block of five inputs, all full panels, added to w from row {@code to} on. */
  static void outer(UpdateOperands u, float[] w, int to, int width, float[] health) {
    int apart = 16 * u.depth();
    int at = to * width;
    int j = 0;
    for (; j + 64 <= width; j += 64) {
      int wo = j * u.depth();
      Tiles16.outer5x4(
          u.count(),
          u.in(),
          u.row(),
          u.inStride(),
          u.out(),
          wo,
          apart,
          w,
          at + j,
          width,
          health,
          0);
    }
    for (; j + 16 <= width; j += 16) {
      outer(u, j, w, at + j, width, health, 0);
    }
  }

  /** The same, its inputs gathered. */
  static void listed(UpdateOperands u, float[] in, float[] w, int to, int width, float[] health) {
    int apart = 16 * u.depth();
    int at = to * width;
    int j = 0;
    for (; j + 64 <= width; j += 64) {
      int wo = j * u.depth();
      Tiles16.listed5x4(u.count(), u.active(), in, u.out(), wo, apart, w, at + j, width, health, 0);
    }
    for (; j + 16 <= width; j += 16) {
      listed(u, in, j, w, at + j, width, health, 0);
    }
  }

  /** One panel. */
  static void outer(UpdateOperands u, int column, float[] o, int oo, int ldo, float[] h, int ho) {
    int wo = column * u.depth();
    Tiles16.outer5x1(u.count(), u.in(), u.row(), u.inStride(), u.out(), wo, o, oo, ldo, h, ho);
  }

  /** One panel, inputs gathered. */
  static void listed(
      UpdateOperands u, float[] in, int column, float[] o, int oo, int ldo, float[] h, int ho) {
    int wo = column * u.depth();
    Tiles16.listed5x1(u.count(), u.active(), in, u.out(), wo, o, oo, ldo, h, ho);
  }
}
