package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A contrast on a 5-4-3 net, between its relaxations and its update. */
final class OpenContrast implements OpenUpdate {
  private final EquilibriumPlan plan;
  private final Contrast contrast;

  OpenContrast(EquilibriumPlan plan, Contrast contrast) {
    this.plan = plan;
    this.contrast = contrast;
  }

  /** Small weights and biases of 1/2: every unit rests inside (0, 1). */
  private LayeredNetwork network() {
    LayeredNetwork network = new LayeredNetwork(plan.architecture(), 1, SmallTrials.KERNELS);
    for (int l = 1; l <= network.depth(); l++) {
      java.util.Arrays.fill(network.bias(l).data, .5f);
      for (int e = 0; e < network.weights(l).getNumElements(); e++) {
        network.weights(l).data[e] = .01f * (1 + e % 3);
      }
      network.repack(l);
    }
    return network;
  }

  private Phases phases(LayeredNetwork network) {
    return new Phases(
        network,
        plan.relaxation(),
        new CarriedWeights(network, Medium.none(), 1),
        new StateNoise(Medium.none(), network.depth(), 1, 1));
  }

  private static void load(Phases phases) {
    phases.load(FMatrixRMaj.wrap(1, 5, new float[] {.1f, .2f, .3f, .4f, .5f}), 0);
    phases.teach(FMatrixRMaj.wrap(1, 3, new float[] {.45f, .5f, .55f}));
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    for (String array : List.of("added", "subtracted")) {
      for (int l = 0; l <= plan.architecture().depth(); l++) {
        for (int j = 0; j < plan.architecture().units(l); j++) {
          all.add(new Scalar(Kind.STATE, array, l, j));
        }
      }
    }
    for (int j = 0; j < 3; j++) {
      all.add(new Scalar(Kind.TARGET, "target", 2, j));
    }
    all.add(new Scalar(Kind.SIGNAL, "sign", 0, 0));
    return all;
  }

  @Override
  public double[][] update(Scalar poisoned) {
    LayeredNetwork network = network();
    Phases phases = phases(network);
    load(phases);
    phases.settle(plan.relaxation().freeSteps());
    phases.secondSweeps(plan.relaxation().nudgedSteps());
    contrast.relax(phases, 1);
    if (poisoned.kind() == Kind.TARGET) {
      float[] target = {.45f, .5f, .55f};
      target[poisoned.unit()] = Float.NaN;
      phases.teach(FMatrixRMaj.wrap(1, 3, target));
    }
    double gain = contrast.gain(poisoned.kind() == Kind.SIGNAL ? Double.NaN : 1);
    List<LayerUpdate> directions = new ArrayList<>();
    for (int l = 1; l <= network.depth(); l++) {
      LayerUpdate direction = new LayerUpdate();
      phases.direction(l, gain, direction);
      directions.add(direction);
    }
    if (poisoned.kind() == Kind.STATE) {
      plant(poisoned, directions);
    }
    double[][] blocks = new double[2 * network.depth()][];
    for (int l = 1; l <= network.depth(); l++) {
      FMatrixRMaj w = network.weights(l).createLike();
      FMatrixRMaj b = network.bias(l).createLike();
      List<Term> terms = directions.get(l - 1).terms(1);
      network.kernels().accumulate(w, terms);
      network.kernels().accumulateBias(b, terms);
      blocks[2 * l - 2] = widened(w);
      blocks[2 * l - 1] = widened(b);
    }
    return blocks;
  }

  private static void plant(Scalar poisoned, List<LayerUpdate> directions) {
    int which = poisoned.array().equals("added") ? 0 : 1;
    int l = Math.max(1, poisoned.layer());
    Term term = directions.get(l - 1).terms(1).get(which);
    Panel panel = poisoned.layer() == 0 ? term.in() : term.out();
    panel.set(0, poisoned.unit(), Float.NaN);
  }

  static double[] widened(FMatrixRMaj matrix) {
    double[] wide = new double[matrix.getNumElements()];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = matrix.data[i];
    }
    return wide;
  }

  @Override
  public boolean readsWeightsDownwards() {
    LayeredNetwork network = network();
    Phases phases = phases(network);
    load(phases);
    phases.settle(2);
    network.weights(2).set(0, 0, Float.NaN);
    network.repack(2);
    phases.settle(1);
    return Float.isNaN(phases.free().layer(1).value(0, 0));
  }
}
