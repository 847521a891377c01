package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.UpdatePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Looks at the layers of a learner with states of its own, without jitter and noise; coins,
 * negatives and views from streams under {@code probe/}. Not thread-safe.
 */
final class ClappProbe {
  private final ClappPlan plan;
  private final LayeredNetwork network;
  private final PairWeights[] weights;
  private final MomentGrid grid;
  private final Moments stream;
  private final long seed;
  private final Encoding encoding;
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj layer = new FMatrixRMaj(0, 0);

  ClappProbe(
      ClappPlan plan,
      LayeredNetwork network,
      PairWeights[] weights,
      MomentGrid grid,
      Moments stream,
      long seed) {
    this.plan = plan;
    this.network = network;
    this.weights = weights;
    this.grid = grid;
    this.stream = stream;
    this.seed = seed;
    this.encoding = new Encoding(network, 0, Medium.none(), seed);
  }

  /**
   * Vectors of a layer for the images as they are, means over the grid; 0 = the images. Modified:
   * {@code out}.
   */
  void features(Minibatch in, int l, FMatrixRMaj out) {
    if (l == 0) {
      out.setTo(in.inputs());
      return;
    }
    int most = Math.max(1, network.layout().capacity() / stream.stills().vectors());
    for (int from = 0; from < in.size(); from += most) {
      int count = Math.min(most, in.size() - from);
      stream.still(in, from, count, piece);
      encoding.begin(0, piece);
      for (int k = 1; k <= l; k++) {
        encoding.up(k);
      }
      encoding.vectors(l, layer);
      out.reshape(in.size(), layer.numCols);
      for (int b = 0; b < count; b++) {
        gridMean(b, count, out.data, (from + b) * layer.numCols);
      }
    }
  }

  private void gridMean(int image, int count, float[] out, int to) {
    MomentGrid stills = stream.stills();
    int units = layer.numCols;
    Arrays.fill(out, to, to + units, 0f);
    for (int r = 0; r < stills.rows(); r++) {
      for (int q = 0; q < stills.columns(); q++) {
        int at = ((r * count + image) * stills.columns() + q) * units;
        for (int j = 0; j < units; j++) {
          out[to + j] += layer.data[at + j];
        }
      }
    }
    for (int j = 0; j < units; j++) {
      out[to + j] /= stills.vectors();
    }
  }

  /** Multiply-adds of {@link #features} of the top layer for one image. */
  long macsPerExample() {
    return stream.stills().vectors() * network.architecture().macsFrom(1);
  }

  /** Means over the epoch so far, norms of M. */
  List<Measurement> measure(Probe look, EpochLog[] logs) {
    Measurements all = new Measurements(look);
    for (int l = plan.lowestLoss(network.depth()); l <= network.depth(); l++) {
      logs[l].tell(all, l, !plan.variant().infoNce());
      all.add("prediction_norm", l, weights[l].norm(0));
      if (plan.separate()) {
        all.add("retro_norm", l, weights[l].norm(1));
      }
    }
    return all.list();
  }

  /**
   * The rule's update of a batch, and the top layer's loss back-propagated, same pairs and coins:
   * means over pieces of the batch size.
   */
  UpdatePair updates(Minibatch batch, Parameters theta) {
    Sum own = new Sum(theta, plan.rigid(plan.topOnly()));
    Sum reference = new Sum(theta, plan.rigid(true));
    if (plan.variant().learns()) {
      int pieces = Math.max(1, batch.size() / plan.batchSize());
      for (int i = 0; i < pieces; i++) {
        int count = Math.min(plan.batchSize(), batch.size());
        own.add(batch, i * plan.batchSize(), count, i, pieces);
        reference.add(batch, i * plan.batchSize(), count, i, pieces);
      }
    }
    return new UpdatePair(
        own.gradient(), reference.gradient(), "top-loss", own.macs + reference.macs);
  }

  /** Sums of descent directions, one array per block of theta. */
  private final class Sum {
    private final Stack stack;
    private final Parameters theta;
    private final Adam[] adams;
    private final List<double[]> sums = new ArrayList<>();
    private long macs;

    Sum(Parameters theta, ClappPlan of) {
      this.theta = theta;
      this.stack = new Stack(of, network, weights, grid, stream, Medium.none(), seed, "probe/");
      this.adams = new Adam[network.depth() + 1];
      for (int l = 1; l <= network.depth(); l++) {
        List<FMatrixRMaj> matrices = new ArrayList<>();
        for (Parameters.Block block : theta.blocks()) {
          if (block.layer() == l) {
            matrices.add(block.matrix());
          }
        }
        adams[l] = new Adam(network.kernels(), matrices);
      }
      theta.blocks().forEach(b -> sums.add(new double[b.matrix().getNumElements()]));
    }

    void add(Minibatch batch, int from, int count, long lane, int pieces) {
      stack.begin(batch, from, count, 0, lane);
      stack.gradients(count, adams);
      macs += stack.macs(count);
      int[] next = new int[network.depth() + 1];
      for (int b = 0; b < sums.size(); b++) {
        int l = theta.blocks().get(b).layer();
        float[] gradient = adams[l].gradient(next[l]++).data;
        for (int e = 0; e < gradient.length; e++) {
          sums.get(b)[e] -= (double) gradient[e] / pieces;
        }
      }
    }

    Gradient gradient() {
      return new Gradient(sums);
    }
  }
}
