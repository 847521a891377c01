package io.phasesweep.core.rule.memory;

import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.State;
import io.phasesweep.core.dynamics.SynapticMemory;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A period of the memory rule on a 5-4-3 net, between its ramp and its update; no dead zone. */
final class OpenMemory implements OpenUpdate {
  private final NonequilibriumMemory rule;

  OpenMemory(Values settings) {
    this.rule =
        (NonequilibriumMemory) Rules.entry("nonequilibrium-memory").factory().apply(settings);
  }

  private LayeredNetwork network() {
    LayeredNetwork network = new LayeredNetwork(rule.architecture(), 1, SmallTrials.KERNELS);
    for (int l = 1; l <= network.depth(); l++) {
      Arrays.fill(network.bias(l).data, .5f);
      for (int e = 0; e < network.weights(l).getNumElements(); e++) {
        network.weights(l).data[e] = .01f * (1 + e % 3);
      }
      network.repack(l);
    }
    return network;
  }

  private Phases phases(LayeredNetwork network) {
    Phases phases =
        new Phases(
            network,
            rule.relaxation(),
            new CarriedWeights(network, Medium.none(), 1),
            new StateNoise(Medium.none(), network.depth(), 1, 1));
    phases.load(FMatrixRMaj.wrap(1, 5, new float[] {.1f, .2f, .3f, .4f, .5f}), 0);
    phases.teach(FMatrixRMaj.wrap(1, 3, new float[] {.45f, .5f, .55f}));
    return phases;
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    for (int l = 0; l <= rule.architecture().depth(); l++) {
      for (int j = 0; j < rule.architecture().units(l); j++) {
        all.add(new Scalar(Kind.STATE, "present", l, j));
      }
    }
    for (int j = 0; j < 3; j++) {
      all.add(new Scalar(Kind.TARGET, "target", 2, j));
    }
    all.add(new Scalar(Kind.SIGNAL, "sign", 0, 0));
    return all;
  }

  /** A poisoned state is poisoned at one moment of the ramp: the unit holds no other. */
  @Override
  public double[][] update(Scalar poisoned) {
    LayeredNetwork network = network();
    Phases phases = phases(network);
    phases.settle(rule.relaxation().freeSteps());
    phases.secondSweeps(rule.relaxation().nudgedSteps());
    SynapticMemory memory =
        new SynapticMemory(network, rule.memory(), SynapticMemory.Signal.RAMP, 1);
    memory.thresholds(new double[2 * network.depth()]);
    double span = new Ramps(rule.nudge(), rule.memory().ramp().last(), 1).write(phases, 1, memory);
    if (poisoned.kind() == Kind.STATE) {
      State moment = phases.ramped(rule.nudge().random() ? span : rule.nudge().positive());
      Panel panel = poisoned.layer() == 0 ? phases.input() : moment.layer(poisoned.layer());
      panel.set(0, poisoned.unit(), Float.NaN);
      memory.sample(rule.memory().ramp().last(), phases.input(), moment);
    } else if (poisoned.kind() == Kind.TARGET) {
      float[] target = {.45f, .5f, .55f};
      target[poisoned.unit()] = Float.NaN;
      phases.teach(FMatrixRMaj.wrap(1, 3, target));
    } else if (rule.nudge().random()) {
      span = Double.NaN;
    }
    memory.meet();
    double[][] blocks = new double[2 * network.depth()][];
    for (int l = 1; l <= network.depth(); l++) {
      FMatrixRMaj w = network.weights(l).createLike();
      FMatrixRMaj b = network.bias(l).createLike();
      var reading = memory.reading(l, memory.gain() / span);
      reading.addWeights(network.kernels(), w, 1);
      reading.addBias(network.kernels(), b, 1);
      blocks[2 * l - 2] = widened(w);
      blocks[2 * l - 1] = widened(b);
    }
    return blocks;
  }

  private static double[] widened(FMatrixRMaj matrix) {
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
    phases.settle(2);
    network.weights(2).set(0, 0, Float.NaN);
    network.repack(2);
    phases.settle(1);
    return Float.isNaN(phases.free().layer(1).value(0, 0));
  }
}
