package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.dynamics.Cost;
import io.phasesweep.core.dynamics.Energy;
import io.phasesweep.core.dynamics.Linearization;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.UpdatePair;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * Looks at the network of a learner with states of its own: relaxation from zero, no jitter, no
 * noise. Examples are taken in pieces of the trial's batch size. Not thread-safe.
 */
final class EquilibriumProbe {
  /** A free state for references is relaxed so many times as long as in training. */
  private static final int LONG = 10;

  private static final double ACCURACY = 1e-8;
  private static final int ITERATIONS = 20;
  private static final int POWER_ITERATIONS = 20;

  private final EquilibriumPlan plan;
  private final Contrast contrast;
  private final LayeredNetwork network;
  private final Phases phases;
  private final Stream signs;
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj layer = new FMatrixRMaj(0, 0);

  EquilibriumProbe(EquilibriumPlan plan, Contrast contrast, LayeredNetwork network, long seed) {
    this.plan = plan;
    this.contrast = contrast;
    this.network = network;
    this.phases =
        new Phases(
            network,
            plan.relaxation(),
            new CarriedWeights(network, Medium.none(), seed),
            new StateNoise(Medium.none(), network.depth(), 1, seed));
    this.signs = new Stream(seed, "probe/nudge-sign");
  }

  /** s_l after the free phase, 0 = input. Modified: {@code out} [batch x units]. */
  void free(Minibatch in, int l, FMatrixRMaj out) {
    if (l == 0) {
      out.setTo(in.inputs());
    } else {
      relaxed(in, l, plan.relaxation().freeSteps(), out);
    }
  }

  private void relaxed(Minibatch in, int l, int sweeps, FMatrixRMaj out) {
    out.reshape(in.size(), network.architecture().units(l));
    for (int from = 0; from < in.size(); from += plan.batchSize()) {
      load(in, from);
      phases.settle(sweeps);
      phases.free().layer(l).store(layer);
      copyRows(layer, 0, out, from, layer.numRows);
    }
  }

  private void load(Minibatch in, int from) {
    int rows = Math.min(plan.batchSize(), in.size() - from);
    piece.reshape(rows, in.inputs().numCols);
    copyRows(in.inputs(), from, piece, 0, rows);
    phases.load(piece, 0);
  }

  private static void copyRows(FMatrixRMaj from, int row, FMatrixRMaj to, int toRow, int count) {
    int width = from.numCols;
    System.arraycopy(from.data, row * width, to.data, toRow * width, count * width);
  }

  /** {@code |y - t|^2 / 2}, mean. */
  double loss(Minibatch in, FMatrixRMaj outputs) {
    return Cost.mean(in, outputs) / 2;
  }

  /** Multiply-adds of a prediction. */
  long macsPerExample() {
    return macs(plan.relaxation().freeSteps());
  }

  private long macs(int sweeps) {
    Architecture shape = network.architecture();
    return shape.synapses(1) + 2L * sweeps * (shape.synapses() - shape.synapses(1));
  }

  /** Spectral radius of the synchronous sweep at the free state of the probe batch. */
  double spectralRadius(Minibatch batch) {
    return new Linearization(new Energy(network), plan.relaxation(), settled(batch))
        .spectralRadius(plan.relaxation().step(), POWER_ITERATIONS);
  }

  /** The rule's update and {@code -dC/dtheta} at the free state; {@code lane} of the sign. */
  UpdatePair updates(Minibatch batch, long lane) {
    Gradient reference = linearized(batch).descent(batch, ACCURACY, iterations());
    List<FMatrixRMaj> sums = new ArrayList<>();
    long products = rawUpdate(batch, lane, sums);
    return new UpdatePair(
        new Gradient(sums.stream().map(EquilibriumProbe::widened).toList()),
        reference,
        "fixed-point",
        products + batch.size() * macs(LONG * plan.relaxation().freeSteps()));
  }

  private long rawUpdate(Minibatch batch, long lane, List<FMatrixRMaj> sums) {
    int sign = contrast.drawsSign() && signs.real32(lane, 0) >= .5f ? -1 : 1;
    LayerUpdate direction = new LayerUpdate();
    for (int l = 1; l <= network.depth(); l++) {
      sums.add(network.weights(l).createLike());
      sums.add(network.bias(l).createLike());
    }
    long products = 0;
    for (int from = 0; from < batch.size(); from += plan.batchSize()) {
      load(batch, from);
      phases.teach(batch, from);
      phases.settle(plan.relaxation().freeSteps());
      phases.secondSweeps(plan.relaxation().nudgedSteps());
      contrast.relax(phases, sign);
      for (int l = 1; l <= network.depth(); l++) {
        phases.direction(l, contrast.gain(sign) / batch.size(), direction);
        network.kernels().accumulate(sums.get(2 * l - 2), direction.terms(1));
        network.kernels().accumulateBias(sums.get(2 * l - 1), direction.terms(1));
      }
      products += piece.numRows * (phases.products() + 2 * network.architecture().synapses());
    }
    return products;
  }

  private static double[] widened(FMatrixRMaj sum) {
    double[] wide = new double[sum.getNumElements()];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = sum.data[i];
    }
    return wide;
  }

  private int iterations() {
    return ITERATIONS * plan.relaxation().freeSteps();
  }

  /** The network linearised at the fixed point next to the free state of {@code batch}. */
  private Linearization linearized(Minibatch batch) {
    Energy energy = new Energy(network);
    Linearization near = new Linearization(energy, plan.relaxation(), settled(batch));
    return new Linearization(energy, plan.relaxation(), near.fixedPoint(iterations()));
  }

  /** The free state of {@code batch} after a long relaxation, in double. */
  private DMatrixRMaj[] settled(Minibatch batch) {
    DMatrixRMaj[] states = new DMatrixRMaj[network.depth() + 1];
    states[0] = Energy.state(batch.inputs());
    FMatrixRMaj[] narrow = new FMatrixRMaj[states.length];
    for (int l = 1; l < states.length; l++) {
      narrow[l] = new FMatrixRMaj(batch.size(), network.architecture().units(l));
    }
    for (int from = 0; from < batch.size(); from += plan.batchSize()) {
      load(batch, from);
      phases.settle(LONG * plan.relaxation().freeSteps());
      for (int l = 1; l < states.length; l++) {
        phases.free().layer(l).store(layer);
        copyRows(layer, 0, narrow[l], from, layer.numRows);
      }
    }
    for (int l = 1; l < states.length; l++) {
      states[l] = Energy.state(narrow[l]);
    }
    return states;
  }
}
