package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Layer;

/** One layer in double, by the triple loop: the reference of everything faster. */
final class PlainLayer {
  private static final int SIDE = 3;

  private final LayerCase of;
  private final int channels;
  private final int fanIn;
  private final int positions;
  private final boolean reluFirst;

  /** Drive at the winner of a window, position below that it came from, per vector. */
  private final double[][] drives;

  private final int[][] sources;
  private final double[][] vectors;

  /** Ascent directions, and the loss, summed over sides. */
  final double[] dw;

  final double[] db;
  final double[][] dm;
  double loss;

  /** Smallest distance of a drive or a violation from its kink. */
  double nearest = Double.POSITIVE_INFINITY;

  PlainLayer(LayerCase of) {
    this(of, false);
  }

  /**
   * @param reluFirst whether the activation comes before the pooling
   */
  PlainLayer(LayerCase of, boolean reluFirst) {
    this.of = of;
    this.reluFirst = reluFirst;
    this.channels = of.channels();
    this.fanIn = of.w().length / channels;
    ImageShape above = of.layer().above(of.below());
    this.positions = above.positions();
    this.drives = new double[of.x().length][];
    this.sources = new int[of.x().length][];
    this.vectors = new double[of.x().length][channels];
    this.dw = new double[of.w().length];
    this.db = new double[channels];
    this.dm = new double[of.m().length][channels * channels];
    for (int v = 0; v < of.x().length; v++) {
      encode(v, above);
    }
  }

  double[][] vectors() {
    return vectors;
  }

  double[] drives(int vector) {
    return drives[vector];
  }

  private boolean plane() {
    return of.layer() instanceof Layer.Plane;
  }

  private void encode(int v, ImageShape above) {
    drives[v] = new double[positions * channels];
    sources[v] = new int[positions * channels];
    boolean pooled = of.layer() instanceof Layer.Plane plane && plane.pooled();
    int window = pooled ? 4 : 1;
    for (int p = 0; p < positions; p++) {
      for (int c = 0; c < channels; c++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < window; i++) {
          int y = p / above.width() * (pooled ? 2 : 1) + i / 2;
          int x = p % above.width() * (pooled ? 2 : 1) + i % 2;
          double a = drive(v, y, x, c);
          nearest = Math.min(nearest, Math.abs(a));
          if (!(reluFirst ? Math.max(0, a) <= most : a <= most)) {
            most = reluFirst ? Math.max(0, a) : a;
            drives[v][p * channels + c] = a;
            sources[v][p * channels + c] = y * of.below().width() + x;
          }
        }
        vectors[v][c] += Math.max(0, most) / positions;
      }
    }
  }

  private double drive(int v, int y, int x, int c) {
    double sum = of.b()[c];
    for (int k = 0; k < fanIn; k++) {
      sum += input(v, y, x, k) * of.w()[k * channels + c];
    }
    return sum;
  }

  /** Input k of the unit at a position: 0 in the padding. */
  private double input(int v, int y, int x, int k) {
    if (!plane()) {
      return of.x()[v][k];
    }
    ImageShape below = of.below();
    int row = y + k / below.channels() / SIDE - 1;
    int column = x + k / below.channels() % SIDE - 1;
    boolean inside = row >= 0 && row < below.height() && column >= 0 && column < below.width();
    return inside
        ? of.x()[v][(row * below.width() + column) * below.channels() + k % below.channels()]
        : 0;
  }

  /** Loss and directions. Modified: this. */
  PlainLayer learn() {
    double[][] gv = new double[vectors.length][channels];
    for (int side = 0; side < of.sides(); side++) {
      loss += pairs(side, vectors, vectors, gv);
    }
    for (int v = 0; v < vectors.length; v++) {
      for (int i = 0; i < positions * channels; i++) {
        int c = i % channels;
        if (drives[v][i] > 0) {
          double da = gv[v][c] / positions;
          int y = sources[v][i] / of.below().width();
          int x = sources[v][i] % of.below().width();
          db[c] += da;
          for (int k = 0; k < fanIn; k++) {
            dw[k * channels + c] += da * input(v, y, x, k);
          }
        }
      }
    }
    return this;
  }

  /** Loss of a side between any contexts and targets; with {@code gv} its directions too. */
  double pairs(int side, double[][] contexts, double[][] targets, double[][] gv) {
    double sum = 0;
    MomentGrid grid = of.grid();
    for (int k = 1; k <= grid.steps(); k++) {
      int index = side * grid.steps() + k - 1;
      int offset = grid.offset(k);
      double share = 1.0 / ((double) grid.pairs(offset) * grid.steps());
      for (int r = 0; r + offset < grid.rows(); r++) {
        for (int b = 0; b < of.images(); b++) {
          for (int q = 0; q < grid.columns(); q++) {
            int context = of.row(r, b, q);
            int same = of.row(r + offset, b, q);
            int other = of.row(r + offset, of.negatives()[index][b], q);
            double[] c = contexts[context];
            sum += pair(side, index, context, same, 1, of.plus()[side][b] * share, c, targets, gv);
            sum +=
                pair(side, index, context, other, -1, of.minus()[side][b] * share, c, targets, gv);
          }
        }
      }
    }
    return sum;
  }

  private double pair(
      int side,
      int index,
      int context,
      int target,
      int y,
      double weight,
      double[] c,
      double[][] targets,
      double[][] gv) {
    if (weight == 0) {
      return 0;
    }
    double[] m = of.m()[index];
    double[] z = targets[target];
    double u = 0;
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        u += c[i] * m[i * channels + j] * z[j];
      }
    }
    nearest = Math.min(nearest, Math.abs(1 - y * u));
    double gamma = weight * PairLoss.gamma(y, u);
    for (int i = 0; i < channels && gv.length > 0; i++) {
      for (int j = 0; j < channels; j++) {
        dm[index][i * channels + j] += gamma * c[i] * z[j];
        if (side == 0) {
          gv[target][j] += gamma * m[i * channels + j] * c[i];
        }
        if (side == 1 || !of.separate()) {
          gv[context][i] += gamma * m[i * channels + j] * z[j];
        }
      }
    }
    return weight * PairLoss.hinge(y, u);
  }
}
