package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.random.Stream;

/**
 * What chance decides for one layer in one minibatch: coins, negatives, shifted offsets; per side
 * (0 = prediction or both, 1 = retrodiction) and step k. Mutable, not thread-safe.
 *
 * <pre>
 *   coin b       saccade if double b of saccade/&lt;l&gt;/&lt;side&gt; &lt; p              ({@link CoinChain})
 *   negative     one: image, integer b below B of negatives/&lt;l&gt;/&lt;k&gt;
 *                n:   vector, integer n p + i below the number of target vectors, pair p, i = 0 .. n - 1
 *   offset       k + skip, one less if U &lt; omega/2, one more if omega/2 &lt;= U &lt; omega, within the grid
 * </pre>
 *
 * In the mode {@code network} all layers, sides and steps share coin, negative and, per k, offset.
 */
final class Draws {
  private final ClappPlan plan;
  private final MomentGrid grid;
  private final CoinChain[] chains;
  private final Stream[] coinStreams;
  private final Stream[][] negativeStreams;
  private final Stream[][] jitterStreams;
  private final boolean[][] saccades;
  private final double[][] positive;
  private final double[][] negative;
  private final int[][][] negatives;
  private final int[][] offsets;

  /**
   * @param prefix empty, or {@code probe/}
   * @param layer from 1
   */
  Draws(ClappPlan plan, MomentGrid grid, int layer, long seed, String prefix) {
    int sides = plan.sides();
    int steps = grid.steps();
    this.plan = plan;
    this.grid = grid;
    this.chains = new CoinChain[sides];
    this.coinStreams = new Stream[sides];
    this.negativeStreams = new Stream[sides][steps + 1];
    this.jitterStreams = new Stream[sides][steps + 1];
    this.saccades = new boolean[sides][plan.batchSize()];
    this.positive = new double[sides][plan.batchSize()];
    this.negative = new double[sides][plan.batchSize()];
    this.negatives = new int[sides][steps + 1][];
    this.offsets = new int[sides][steps + 1];
    int most = plan.negatives() == 1 ? 1 : grid.mostPairs() * plan.negatives();
    for (int s = 0; s < sides; s++) {
      chains[s] = new CoinChain(plan.saccadeProbability(), plan.coinCorrelation());
      String side = s == 0 ? "/pred" : "/retro";
      coinStreams[s] =
          new Stream(seed, prefix + "saccade" + (plan.network() ? "" : "/" + layer + side));
      for (int k = 1; k <= steps; k++) {
        String place = "/" + layer + "/" + k + (s == 0 ? "" : "/retro");
        negativeStreams[s][k] =
            new Stream(seed, prefix + "negatives" + (plan.network() ? "" : place));
        jitterStreams[s][k] =
            new Stream(seed, prefix + "phase-jitter" + (plan.network() ? "/" + k : place));
        negatives[s][k] = new int[plan.batchSize() * most];
      }
    }
  }

  /** Draws for a minibatch of {@code images}. Modified: this. */
  void next(long minibatch, int images) {
    for (int s = 0; s < saccades.length; s++) {
      for (int b = 0; plan.coin() && b < images; b++) {
        saccades[s][b] = chains[s].next(coinStreams[s].real64(minibatch, b));
      }
      weigh(s, images);
      for (int k = 1; k <= grid.steps(); k++) {
        offsets[s][k] = offset(s, k, minibatch);
        drawNegatives(s, k, minibatch, images);
      }
    }
  }

  /** Weights of both terms of each image. Modified: this. */
  private void weigh(int side, int images) {
    int moved = 0;
    for (int b = 0; b < images; b++) {
      moved += saccades[side][b] ? 1 : 0;
    }
    boolean whole = !plan.coin() || plan.batchMean();
    double fixation = 1.0 / (whole ? images : images - moved);
    double saccade = 1.0 / (whole ? images : moved);
    for (int b = 0; b < images; b++) {
      positive[side][b] = plan.coin() && saccades[side][b] ? 0 : fixation;
      negative[side][b] = plan.coin() && !saccades[side][b] ? 0 : saccade;
    }
  }

  private int offset(int side, int k, long minibatch) {
    double share = plan.shiftedShare();
    if (share == 0) {
      return grid.offset(k);
    }
    double u = jitterStreams[side][k].real64(minibatch, 0);
    int shift = u < share / 2 ? -1 : u < share ? 1 : 0;
    return Math.min(grid.rows() - 1, Math.max(1 + grid.skip(), grid.offset(k) + shift));
  }

  private void drawNegatives(int side, int k, long minibatch, int images) {
    Stream stream = negativeStreams[side][k];
    int[] drawn = negatives[side][k];
    if (plan.negatives() == 1) {
      for (int b = 0; b < images; b++) {
        drawn[b] = image(stream, minibatch, b, images);
      }
      return;
    }
    int columns = grid.columns();
    int pairs = grid.pairs(offsets[side][k]) * images;
    int rows = grid.rows() - offsets[side][k];
    for (int i = 0; i < pairs * plan.negatives(); i++) {
      int own = i / plan.negatives() / columns % images;
      drawn[i] = vector(stream, minibatch, i, own, images, rows);
    }
  }

  /** An image of the minibatch; another than {@code own} if the trial excludes it. */
  private int image(Stream stream, long lane, int own, int images) {
    if (!plan.excludeSelf()) {
      return (int) stream.below(lane, own, images);
    }
    int drawn = (int) stream.below(lane, own, images - 1L);
    return drawn < own ? drawn : drawn + 1;
  }

  private int vector(Stream stream, long lane, long i, int own, int images, int rows) {
    int columns = grid.columns();
    if (!plan.excludeSelf()) {
      return (int) stream.below(lane, i, (long) rows * images * columns);
    }
    int drawn = (int) stream.below(lane, i, (long) rows * (images - 1) * columns);
    int row = drawn / ((images - 1) * columns);
    int image = drawn / columns % (images - 1);
    return (row * images + (image < own ? image : image + 1)) * columns + drawn % columns;
  }

  /** Whether image {@code b} is a saccade on that side; false without a coin. */
  boolean saccade(int side, int b) {
    return saccades[side][b];
  }

  /** Weight of the positive term by image: 0 for a saccade; an empty group weighs nothing. Live. */
  double[] positive(int side) {
    return positive[side];
  }

  /** Weight of the negative term by image: 0 for a fixation. Live. */
  double[] negative(int side) {
    return negative[side];
  }

  /** Rows from context to target in this minibatch. */
  int offset(int side, int k) {
    return offsets[side][k];
  }

  /** The negatives: an image per image if there is one, else vectors per pair; live. */
  int[] negatives(int side, int k) {
    return negatives[side][k];
  }

  /** Where the chains are. */
  long[] state() {
    long[] states = new long[chains.length];
    for (int s = 0; s < states.length; s++) {
      states[s] = chains[s].state();
    }
    return states;
  }

  /** Goes where {@link #state} was. Modified: this. */
  void seek(long[] states) {
    for (int s = 0; s < states.length; s++) {
      chains[s].seek(states[s]);
    }
  }
}
