package io.phasesweep.core.trial;

import io.phasesweep.core.data.InputRange;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.dynamics.InputStep;
import io.phasesweep.core.dynamics.Passes;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Convolution;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Loss;
import io.phasesweep.core.network.SpectralNorm;
import io.phasesweep.core.readout.Predictions;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the network of a learner with states of its own, without noise. Examples are taken in
 * pieces of the trial's batch size. Not thread-safe.
 */
public final class FeedForwardProbe {
  private final FeedForwardPlan plan;
  private final int lowest;
  private final LayeredNetwork network;
  private final Passes passes;
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputError = new FMatrixRMaj(0, 0);
  private final Facts facts = new Facts();

  /**
   * A look at {@code network}.
   *
   * @param lowest the lowest layer that learns
   */
  public FeedForwardProbe(FeedForwardPlan plan, int lowest, LayeredNetwork network) {
    this.plan = plan;
    this.lowest = lowest;
    this.network = network;
    this.passes =
        new Passes(
            network,
            plan.activation(),
            new CarriedWeights(network, Medium.none(), 0),
            new StateNoise(Medium.none(), network.depth(), 1, 0));
  }

  /** What the last look found, by column. */
  public Facts facts() {
    return facts;
  }

  /** m_l, 0 = input. Modified: {@code out} [batch x units]. */
  public void activity(Minibatch in, int l, FMatrixRMaj out) {
    FMatrixRMaj layer = new FMatrixRMaj(0, 0);
    out.reshape(in.size(), network.architecture().units(l));
    for (int from = 0; from < in.size(); from += plan.batchSize()) {
      piece(in, from);
      passes.forward(piece, outputs);
      passes.activity(l, layer);
      System.arraycopy(
          layer.data, 0, out.data, from * layer.numCols, layer.numRows * layer.numCols);
    }
  }

  /** Inputs of examples {@code from ..}, at most a minibatch of them; the same matrix each time. */
  public FMatrixRMaj piece(Minibatch in, int from) {
    int rows = Math.min(plan.batchSize(), in.size() - from);
    int inputs = in.inputs().numCols;
    piece.reshape(rows, inputs);
    System.arraycopy(in.inputs().data, from * inputs, piece.data, 0, rows * inputs);
    return piece;
  }

  /** The rule's update, 0 where nothing learns, and {@code -dloss/dtheta}. */
  public UpdatePair updates(Minibatch batch) {
    List<double[]> reference = descent(batch, null);
    List<double[]> update = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      update.add(i / 2 + 1 < lowest ? new double[reference.get(i).length] : reference.get(i));
    }
    return pair(update, reference, batch.size() * descentProducts());
  }

  /** {@code -dloss/dtheta} at inputs that were moved, and at the inputs as they are. */
  public UpdatePair updates(Minibatch batch, InputStep step) {
    long products = 2 * descentProducts() + 2 * network.architecture().macsFrom(1);
    return pair(descent(batch, step), descent(batch, null), batch.size() * products);
  }

  private static UpdatePair pair(List<double[]> update, List<double[]> reference, long macs) {
    return new UpdatePair(new Gradient(update), new Gradient(reference), "forward", macs);
  }

  private long descentProducts() {
    return 3 * network.architecture().macsFrom(1) - network.architecture().macs(1);
  }

  private List<double[]> descent(Minibatch batch, @Nullable InputStep step) {
    List<FMatrixRMaj> sums = zeros();
    LayerUpdate direction = new LayerUpdate();
    FMatrixRMaj moved = new FMatrixRMaj(0, 0);
    for (int from = 0; from < batch.size(); from += plan.batchSize()) {
      piece(batch, from);
      passes.forward(piece, outputs);
      plan.loss().gradient(outputs, batch, from, outputError);
      if (step != null) {
        step.move(passes, piece, outputError, moved);
        passes.forward(moved, outputs);
        plan.loss().gradient(outputs, batch, from, outputError);
      }
      passes.backward(outputError, 1);
      for (int l = 1; l <= network.depth(); l++) {
        passes.direction(l, 1.0 / batch.size(), direction);
        direction.addWeights(network.kernels(), sums.get(2 * l - 2), 1);
        direction.addBias(network.kernels(), sums.get(2 * l - 1), 1);
      }
    }
    return widened(sums);
  }

  /** A zero matrix per block of theta. */
  public List<FMatrixRMaj> zeros() {
    List<FMatrixRMaj> zeros = new ArrayList<>();
    for (int l = 1; l <= network.depth(); l++) {
      zeros.add(network.weights(l).createLike());
      zeros.add(network.bias(l).createLike());
    }
    return zeros;
  }

  /** The same numbers in double. */
  public static List<double[]> widened(List<FMatrixRMaj> sums) {
    return sums.stream().map(FeedForwardProbe::widened).toList();
  }

  private static double[] widened(FMatrixRMaj sum) {
    double[] wide = new double[sum.getNumElements()];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = sum.data[i];
    }
    return wide;
  }

  /** Spectral norms and accuracies under attack, where they are due. */
  public List<Measurement> measure(Probe look) {
    Measurements all = new Measurements(look);
    if (look.due("spectral_norm")) {
      spectralNorms(all);
    }
    if (look.due("fgsm_accuracy")) {
      double[] accuracies = attacked(look.evaluation());
      for (int i = 0; i < accuracies.length; i++) {
        all.add("fgsm_accuracy_" + (i + 1), accuracies[i]);
      }
      facts.put("fgsm_accuracy", accuracies[0]);
    }
    return all.list();
  }

  /** Per layer; of the whole product where all layers are dense. Modified: {@code all}. */
  private void spectralNorms(Measurements all) {
    List<FMatrixRMaj> chain = new ArrayList<>();
    for (int l = 1; l <= network.depth(); l++) {
      Convolution convolution = network.convolution(l);
      chain.add(network.weights(l));
      all.add(
          "spectral_norm",
          l,
          convolution == null
              ? SpectralNorm.of(List.of(network.weights(l)))
              : SpectralNorm.of(convolution.below(), network.weights(l)));
    }
    if (!network.architecture().convolutional()) {
      double whole = SpectralNorm.of(chain);
      all.add("spectral_norm", whole);
      facts.put("spectral_norm", whole);
    }
  }

  /**
   * Accuracy at each attack size, for inputs moved along the sign of the gradient of the
   * cross-entropy, whatever the training loss: {@code x' = clip(x + eps sign(dCE/dx), low, high)},
   * eps in units of the range from low to high.
   */
  private double[] attacked(Part part) {
    Minibatch batch = new Minibatch();
    FMatrixRMaj slope = new FMatrixRMaj(0, 0);
    FMatrixRMaj moved = new FMatrixRMaj(0, 0);
    int[] rows = new int[part.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    double[] accuracies = new double[plan.attacks().size()];
    for (int from = 0; from < rows.length; from += plan.batchSize()) {
      batch.load(part, rows, from, Math.min(plan.batchSize(), rows.length - from));
      passes.forward(batch.inputs(), outputs);
      Loss.CROSS_ENTROPY.gradient(outputs, batch, 0, outputError);
      passes.backward(outputError, 0);
      passes.error(0, slope);
      for (int a = 0; a < accuracies.length; a++) {
        move(batch.inputs(), slope, plan.attacks().get(a).floatValue(), part.range(), moved);
        passes.forward(moved, outputs);
        int right = batch.size() - Predictions.mistakes(batch, outputs);
        accuracies[a] += (double) right / rows.length;
      }
    }
    return accuracies;
  }

  private static void move(
      FMatrixRMaj x, FMatrixRMaj slope, float size, InputRange range, FMatrixRMaj out) {
    out.reshape(x.numRows, x.numCols);
    for (int i = 0; i < x.getNumElements(); i++) {
      float share = size * Math.signum(slope.data[i]);
      out.data[i] = range.moved(x.data[i], i % x.numCols, share);
    }
  }
}
