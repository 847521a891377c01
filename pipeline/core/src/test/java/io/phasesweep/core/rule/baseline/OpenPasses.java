package io.phasesweep.core.rule.baseline;

import io.phasesweep.core.dynamics.Passes;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A forward and a backward pass of a 5-4-3 net of tanh units, half squared error. */
final class OpenPasses implements OpenUpdate {
  private static final float[] INPUTS = {.1f, .2f, .3f, .4f, .5f};
  private static final float[] TARGETS = {.3f, .4f, .5f};

  private final Architecture shape;
  private final int lowest;

  OpenPasses(Architecture shape, int lowest) {
    this.shape = shape;
    this.lowest = lowest;
  }

  private LayeredNetwork network() {
    LayeredNetwork network = new LayeredNetwork(shape, 1, SmallTrials.KERNELS);
    for (int l = 1; l <= network.depth(); l++) {
      for (int e = 0; e < network.weights(l).getNumElements(); e++) {
        network.weights(l).data[e] = .1f * (1 + e % 3);
      }
      network.repack(l);
    }
    return network;
  }

  private static Passes passes(LayeredNetwork network) {
    return new Passes(
        network,
        Activation.TANH,
        new CarriedWeights(network, Medium.none(), 1),
        new StateNoise(Medium.none(), network.depth(), 1, 1));
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    for (int l = 0; l <= shape.depth(); l++) {
      for (int j = 0; j < shape.units(l); j++) {
        all.add(new Scalar(Kind.STATE, "activity", l, j));
        if (l >= lowest) {
          all.add(new Scalar(Kind.STATE, "error", l, j));
        }
      }
    }
    for (int j = 0; j < shape.classes(); j++) {
      all.add(new Scalar(Kind.TARGET, "target", shape.depth(), j));
    }
    return all;
  }

  @Override
  public double[][] update(Scalar poisoned) {
    int depth = shape.depth();
    LayeredNetwork network = network();
    Passes passes = passes(network);
    FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
    passes.forward(FMatrixRMaj.wrap(1, 5, INPUTS.clone()), outputs);
    float[] target = TARGETS.clone();
    boolean activity = poisoned.array().equals("activity");
    if (poisoned.kind() == Kind.TARGET) {
      target[poisoned.unit()] = Float.NaN;
    } else if (activity && poisoned.layer() == depth) {
      outputs.set(0, poisoned.unit(), Float.NaN);
    } else if (activity) {
      activityPanel(passes, poisoned.layer()).set(0, poisoned.unit(), Float.NaN);
    }
    FMatrixRMaj error = outputs.copy();
    for (int j = 0; j < target.length; j++) {
      error.data[j] -= target[j];
    }
    passes.backward(error, lowest);
    double[][] blocks = new double[2 * depth][];
    for (int l = 1; l <= depth; l++) {
      LayerUpdate direction = new LayerUpdate();
      passes.direction(l, 1, direction);
      if (poisoned.array().equals("error") && poisoned.layer() == l) {
        direction.terms(1).get(0).out().set(0, poisoned.unit(), Float.NaN);
      }
      FMatrixRMaj w = network.weights(l).createLike();
      FMatrixRMaj b = network.bias(l).createLike();
      if (l >= lowest) {
        network.kernels().accumulate(w, direction.terms(1));
        network.kernels().accumulateBias(b, direction.terms(1));
      }
      blocks[2 * l - 2] = widened(w);
      blocks[2 * l - 1] = widened(b);
    }
    return blocks;
  }

  private static Panel activityPanel(Passes passes, int l) {
    LayerUpdate direction = new LayerUpdate();
    passes.direction(l + 1, 1, direction);
    return direction.terms(1).get(0).in();
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
    Passes passes = passes(network);
    FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
    passes.forward(FMatrixRMaj.wrap(1, 5, INPUTS.clone()), outputs);
    network.weights(2).set(0, 0, Float.NaN);
    network.repack(2);
    passes.backward(outputs, lowest);
    FMatrixRMaj error = new FMatrixRMaj(0, 0);
    passes.error(1, error);
    return Float.isNaN(error.get(0, 0));
  }
}
