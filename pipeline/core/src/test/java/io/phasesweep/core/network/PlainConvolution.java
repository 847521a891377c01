package io.phasesweep.core.network;

/**
 * A 3x3 convolution with 2x2 max-pooling in double, by its definition: seven loops, no columns.
 * Maps are arrays [y x c] of one example.
 */
public final class PlainConvolution {
  private final int height;
  private final int width;
  private final int in;
  private final int out;
  private final boolean pooled;

  public PlainConvolution(int height, int width, int in, int out, boolean pooled) {
    this.height = height;
    this.width = width;
    this.in = in;
    this.out = out;
    this.pooled = pooled;
  }

  /** What is done with one weight: position and channel above, unit below, index of the weight. */
  private interface Visit {
    void at(int above, int below, int weight);
  }

  private void each(Visit visit) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int ky = 0; ky < 3; ky++) {
          for (int kx = 0; kx < 3; kx++) {
            int v = y + ky - 1;
            int u = x + kx - 1;
            for (int c = 0; c < in && v >= 0 && v < height && u >= 0 && u < width; c++) {
              for (int o = 0; o < out; o++) {
                visit.at(
                    (y * width + x) * out + o,
                    (v * width + u) * in + c,
                    ((ky * 3 + kx) * in + c) * out + o);
              }
            }
          }
        }
      }
    }
  }

  /** The convolution before pooling. */
  public double[] convolve(double[] map, double[] w, double[] b) {
    double[] a = new double[height * width * out];
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i % out];
    }
    each((above, below, weight) -> a[above] += map[below] * w[weight]);
    return a;
  }

  /** Unit before pooling that each unit after it takes its value from: the first maximum. */
  public int[] winners(double[] a) {
    if (!pooled) {
      return java.util.stream.IntStream.range(0, a.length).toArray();
    }
    int[] from = new int[a.length / 4];
    for (int i = 0; i < from.length; i++) {
      int o = i % out;
      int x = i / out % (width / 2);
      int y = i / out / (width / 2);
      int best = (2 * y * width + 2 * x) * out + o;
      for (int place = 1; place < 4; place++) {
        int other = ((2 * y + place / 2) * width + 2 * x + place % 2) * out + o;
        best = a[other] > a[best] ? other : best;
      }
      from[i] = best;
    }
    return from;
  }

  /** Values before pooling from those after it. */
  public static double[] take(double[] a, int[] winners) {
    double[] z = new double[winners.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = a[winners[i]];
    }
    return z;
  }

  /** Differences after pooling at their winners, 0 elsewhere. */
  public double[] put(double[] d, int[] winners) {
    double[] a = new double[height * width * out];
    for (int i = 0; i < d.length; i++) {
      a[winners[i]] += d[i];
    }
    return a;
  }

  /** Transposed convolution of differences before pooling. */
  public double[] feedback(double[] d, double[] w) {
    double[] e = new double[height * width * in];
    each((above, below, weight) -> e[below] += d[above] * w[weight]);
    return e;
  }

  /** Modified: dw, db, by the sum over positions of below times d. */
  public void gradient(double[] map, double[] d, double factor, double[] dw, double[] db) {
    each((above, below, weight) -> dw[weight] += factor * map[below] * d[above]);
    for (int i = 0; i < d.length; i++) {
      db[i % out] += factor * d[i];
    }
  }
}
