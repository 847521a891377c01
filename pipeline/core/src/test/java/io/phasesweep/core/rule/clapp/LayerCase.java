package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Layer;
import java.util.Random;

/**
 * One layer with its weights, the moments below it, and what chance decided.
 *
 * @param below shape of a moment
 * @param layer the layer
 * @param grid moments and pairs
 * @param images B
 * @param separate whether retrodiction has weights of its own
 * @param w [fan-in x channels], rows (ky, kx, channel)
 * @param b biases
 * @param m one [context x current] matrix per side and step, sides slowest
 * @param x moments [vectors B][units]
 * @param plus weight of the positive term, per side and image
 * @param minus weight of the negative term
 * @param negatives image of the negative, per side and step, and image
 */
record LayerCase(
    ImageShape below,
    Layer layer,
    MomentGrid grid,
    int images,
    boolean separate,
    double[] w,
    double[] b,
    double[][] m,
    double[][] x,
    double[][] plus,
    double[][] minus,
    int[][] negatives) {

  /** Which terms an image trains. */
  enum Terms {
    BOTH,
    COIN,
    PLUS
  }

  /** A random case; weights as at the start of training, times {@code gain}. */
  static LayerCase random(
      ImageShape below,
      Layer layer,
      MomentGrid grid,
      int images,
      boolean separate,
      Terms terms,
      double gain,
      long seed) {
    Random random = new Random(seed);
    int channels = layer.biases();
    int fanIn = (int) (layer.synapses(below) / channels);
    int sides = separate ? 2 : 1;
    double[][] m = new double[sides * grid.steps()][];
    int[][] negatives = new int[m.length][images];
    for (int i = 0; i < m.length; i++) {
      m[i] = uniform(random, channels * channels, gain / Math.sqrt(channels));
      for (int image = 0; image < images; image++) {
        negatives[i][image] = random.nextInt(images);
      }
    }
    double[][] plus = new double[sides][images];
    double[][] minus = new double[sides][images];
    for (int side = 0; side < sides; side++) {
      for (int image = 0; image < images; image++) {
        boolean saccade = random.nextBoolean();
        plus[side][image] = (terms == Terms.COIN && saccade) ? 0 : 1.0 / images;
        minus[side][image] =
            terms == Terms.PLUS || (terms == Terms.COIN && !saccade) ? 0 : 1.0 / images;
      }
    }
    double[][] x = new double[grid.vectors() * images][];
    for (int v = 0; v < x.length; v++) {
      x[v] = uniform(random, below.units(), 1);
    }
    return new LayerCase(
        below,
        layer,
        grid,
        images,
        separate,
        uniform(random, fanIn * channels, gain / Math.sqrt(fanIn)),
        uniform(random, channels, gain / Math.sqrt(fanIn)),
        m,
        x,
        plus,
        minus,
        negatives);
  }

  /** Rounded to float, so that both precisions see the same numbers. */
  private static double[] uniform(Random random, int count, double bound) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return out;
  }

  int channels() {
    return layer.biases();
  }

  int sides() {
    return separate ? 2 : 1;
  }

  /** Row of a moment in {@link #x}. */
  int row(int r, int image, int q) {
    return (r * images + image) * grid.columns() + q;
  }

  LayerCase with(double[] newW, double[] newB, double[][] newM) {
    return new LayerCase(
        below, layer, grid, images, separate, newW, newB, newM, x, plus, minus, negatives);
  }

  LayerCase with(double[][] newPlus, double[][] newMinus, int[][] newNegatives) {
    return new LayerCase(
        below, layer, grid, images, separate, w, b, m, x, newPlus, newMinus, newNegatives);
  }

  LayerCase on(double[][] newX) {
    return new LayerCase(
        below, layer, grid, images, separate, w, b, m, newX, plus, minus, negatives);
  }

  /** The same with weights of its own for retrodiction, equal to those of prediction. */
  LayerCase doubled() {
    double[][] twice = new double[2 * m.length][];
    int[][] others = new int[twice.length][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = m[i % m.length].clone();
      others[i] = negatives[i % m.length];
    }
    return new LayerCase(
        below,
        layer,
        grid,
        images,
        true,
        w,
        b,
        twice,
        x,
        new double[][] {plus[0], plus[0]},
        new double[][] {minus[0], minus[0]},
        others);
  }
}
