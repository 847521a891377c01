package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.dynamics.Cost;
import io.phasesweep.core.dynamics.Energy;
import io.phasesweep.core.dynamics.Linearization;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.LayeredNetwork;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * Looks at the network of a learner with states of its own: relaxation from zero, no jitter, no
 * noise. Examples are taken in pieces of the trial's batch size. Not thread-safe.
 */
public final class FixedPointProbe {
  /** A free state for references is relaxed so many times as long as in training. */
  private static final int LONG = 10;

  private static final double ACCURACY = 1e-8;
  private static final int ITERATIONS = 20;
  private static final int POWER_ITERATIONS = 20;

  private final RelaxationPlan plan;
  private final int batchSize;
  private final LayeredNetwork network;
  private final Phases phases;
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj layer = new FMatrixRMaj(0, 0);

  /** The raw update of a rule, piece by piece. */
  public interface RawUpdate {
    /**
     * Adds what the rule would add to theta, learning rates apart, for one piece of the probe
     * batch.
     *
     * @param phases after its free phase, targets loaded
     * @param examples of the whole probe batch
     * @param sums Modified: one matrix per block of theta
     */
    void add(Phases phases, int examples, List<FMatrixRMaj> sums);
  }

  /** Looks at {@code network} in pieces of {@code batchSize}. */
  public FixedPointProbe(LayeredNetwork network, RelaxationPlan plan, int batchSize, long seed) {
    this.plan = plan;
    this.batchSize = batchSize;
    this.network = network;
    this.phases =
        new Phases(
            network,
            plan,
            new CarriedWeights(network, Medium.none(), seed),
            new StateNoise(Medium.none(), network.depth(), 1, seed));
  }

  /** s_l after the free phase, 0 = input. Modified: {@code out} [batch x units]. */
  public void free(Minibatch in, int l, FMatrixRMaj out) {
    if (l == 0) {
      out.setTo(in.inputs());
    } else {
      relaxed(in, l, plan.freeSteps(), out);
    }
  }

  private void relaxed(Minibatch in, int l, int sweeps, FMatrixRMaj out) {
    out.reshape(in.size(), network.architecture().units(l));
    for (int from = 0; from < in.size(); from += batchSize) {
      load(in, from);
      phases.settle(sweeps);
      phases.free().layer(l).store(layer);
      copyRows(layer, 0, out, from, layer.numRows);
    }
  }

  private void load(Minibatch in, int from) {
    int rows = Math.min(batchSize, in.size() - from);
    piece.reshape(rows, in.inputs().numCols);
    copyRows(in.inputs(), from, piece, 0, rows);
    phases.load(piece, 0);
  }

  private static void copyRows(FMatrixRMaj from, int row, FMatrixRMaj to, int toRow, int count) {
    int width = from.numCols;
    System.arraycopy(from.data, row * width, to.data, toRow * width, count * width);
  }

  /** {@code |y - t|^2 / 2}, mean. */
  public double loss(Minibatch in, FMatrixRMaj outputs) {
    return Cost.mean(in, outputs) / 2;
  }

  /** Multiply-adds of a prediction. */
  public long macsPerExample() {
    return macs(plan.freeSteps());
  }

  private long macs(int sweeps) {
    Architecture shape = network.architecture();
    return shape.synapses(1) + 2L * sweeps * (shape.synapses() - shape.synapses(1));
  }

  /** Spectral radius of the synchronous sweep at the free state of the probe batch. */
  public double spectralRadius(Minibatch batch) {
    return new Linearization(new Energy(network), plan, settled(batch))
        .spectralRadius(plan.step(), POWER_ITERATIONS);
  }

  /** The rule's update and {@code -dC/dtheta} at the free state. */
  public UpdatePair updates(Minibatch batch, RawUpdate rule) {
    Gradient reference = linearized(batch).descent(batch, ACCURACY, iterations());
    List<FMatrixRMaj> sums = new ArrayList<>();
    long products = rawUpdate(batch, rule, sums);
    return new UpdatePair(
        new Gradient(sums.stream().map(FixedPointProbe::widened).toList()),
        reference,
        "fixed-point",
        products + batch.size() * macs(LONG * plan.freeSteps()));
  }

  private long rawUpdate(Minibatch batch, RawUpdate rule, List<FMatrixRMaj> sums) {
    for (int l = 1; l <= network.depth(); l++) {
      sums.add(network.weights(l).createLike());
      sums.add(network.bias(l).createLike());
    }
    long products = 0;
    for (int from = 0; from < batch.size(); from += batchSize) {
      load(batch, from);
      phases.teach(batch, from);
      phases.settle(plan.freeSteps());
      rule.add(phases, batch.size(), sums);
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
    return ITERATIONS * plan.freeSteps();
  }

  /** The network linearised at the fixed point next to the free state of {@code batch}. */
  private Linearization linearized(Minibatch batch) {
    Energy energy = new Energy(network);
    Linearization near = new Linearization(energy, plan, settled(batch));
    return new Linearization(energy, plan, near.fixedPoint(iterations()));
  }

  /** The free state of {@code batch} after a long relaxation, in double. */
  private DMatrixRMaj[] settled(Minibatch batch) {
    DMatrixRMaj[] states = new DMatrixRMaj[network.depth() + 1];
    states[0] = Energy.state(batch.inputs());
    FMatrixRMaj[] narrow = new FMatrixRMaj[states.length];
    for (int l = 1; l < states.length; l++) {
      narrow[l] = new FMatrixRMaj(batch.size(), network.architecture().units(l));
    }
    for (int from = 0; from < batch.size(); from += batchSize) {
      load(batch, from);
      phases.settle(LONG * plan.freeSteps());
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
