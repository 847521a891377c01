package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/**
 * All layers on one minibatch: forward, each layer's contrast, each layer's gradient. Mutable, not
 * thread-safe.
 */
final class Stack {
  private final ClappPlan plan;
  private final MomentGrid grid;
  private final LayeredNetwork network;
  private final Encoding encoding;
  private final Moments stream;
  private final Draws[] draws;
  private final Contrast[] contrasts;
  private final FMatrixRMaj moments = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj v = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj gv = new FMatrixRMaj(0, 0);

  /**
   * @param weights M of each layer, from index 1; null where a layer has no loss
   * @param prefix of the streams: empty, or {@code probe/}
   */
  Stack(
      ClappPlan plan,
      LayeredNetwork network,
      PairWeights[] weights,
      MomentGrid grid,
      Moments stream,
      Medium medium,
      long seed,
      String prefix) {
    int depth = network.depth();
    Kernels kernels = network.kernels();
    this.plan = plan;
    this.grid = grid;
    this.network = network;
    this.encoding = new Encoding(network, plan.nudging(), medium, seed);
    this.stream = stream;
    this.draws = new Draws[depth + 1];
    this.contrasts = new Contrast[depth + 1];
    for (int l = plan.lowestLoss(depth); l <= depth; l++) {
      draws[l] = new Draws(plan, grid, l, seed, prefix);
      contrasts[l] = new Contrast(plan, grid, kernels, weights[l]);
    }
  }

  Encoding encoding() {
    return encoding;
  }

  /** Draws of layer {@code l}. */
  Draws draws(int l) {
    return draws[l];
  }

  /** What the last minibatch gave at layer {@code l}. */
  Tally tally(int l) {
    return contrasts[l].tally();
  }

  /** Moments of a stretch of a minibatch, and their draws. Modified: this. */
  void begin(Minibatch batch, int from, int count, long epoch, long minibatch) {
    stream.load(batch, from, count, epoch, moments);
    encoding.begin(minibatch, moments);
    for (int l = plan.lowestLoss(network.depth()); l <= network.depth(); l++) {
      draws[l].next(minibatch, count);
    }
  }

  /**
   * Forward through all layers with the weights from before the step; every layer with a loss
   * leaves its gradient.
   *
   * @param adams one per layer, from index 1; Modified: their gradients, cleared first
   * @return 0 if all gradients are finite, else NaN
   */
  double gradients(int images, Adam[] adams) {
    int depth = network.depth();
    int lowest = plan.lowestLoss(depth);
    double health = 0;
    for (int l = 1; l <= depth; l++) {
      encoding.up(l);
      if (l >= lowest) {
        adams[l].clear();
        contrast(l, images, adams[l]);
        health += encoding.gradient(l, adams[l].gradient(0), adams[l].gradient(1));
      }
    }
    for (int l = depth; plan.topOnly() && l > 1; l--) {
      encoding.down(l);
      adams[l - 1].clear();
      health += encoding.gradient(l - 1, adams[l - 1].gradient(0), adams[l - 1].gradient(1));
    }
    return health;
  }

  private void contrast(int l, int images, Adam adam) {
    encoding.vectors(l, v);
    contrasts[l].run(v, images, draws[l], gv, adam, 2);
    encoding.move(l, gv, (long) images * grid.mostPairs());
  }

  /** Vectors of layer {@code l} of the last minibatch. Modified: {@code out}. */
  void vectors(int l, FMatrixRMaj out) {
    encoding.vectors(l, out);
  }

  /** Multiply-adds of a minibatch. */
  long macs(int images) {
    int depth = network.depth();
    int lowest = plan.lowestLoss(depth);
    long macs = 0;
    for (int l = 1; l <= depth; l++) {
      long passes = plan.topOnly() && l > 1 ? 3 : 2;
      macs += passes * images * grid.vectors() * network.architecture().macs(l);
      if (l >= lowest) {
        long channels = network.architecture().layer(l).biases();
        macs += pairs(l, images) * channels * channels;
      }
    }
    return plan.variant().learns() ? macs : 0;
  }

  /** Pairs of a minibatch, each as often as M is passed. */
  private long pairs(int l, int images) {
    long sum = 0;
    for (int side = 0; side < plan.sides(); side++) {
      int products = plan.sides() == 1 ? 3 : side == 0 ? 2 : 3;
      for (int k = 1; k <= grid.steps(); k++) {
        sum += (long) products * images * grid.pairs(draws[l].offset(side, k));
      }
    }
    return sum;
  }
}
