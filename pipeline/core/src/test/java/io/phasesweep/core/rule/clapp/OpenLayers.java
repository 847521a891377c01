package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.OpenUpdate;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * One update of layers 5-4-3 on six images, whose first one is the example: its views are read by
 * no other image, and its negatives differ from it and from each other.
 */
final class OpenLayers implements OpenUpdate {
  private static final int IMAGES = 6;
  private static final int[] SIZES = {5, 4, 3};

  private final ClappPlan plan;
  private final long seed;

  OpenLayers(ClappPlan plan) {
    this.plan = plan;
    long found = 1;
    while (!suits(draws(1, found)) || !suits(draws(2, found))) {
      found++;
    }
    this.seed = found;
  }

  private Draws draws(int layer, long of) {
    Draws draws = new Draws(plan, MomentGrid.twoViews(), layer, of, "");
    draws.next(0, IMAGES);
    return draws;
  }

  private boolean suits(Draws draws) {
    for (int side = 0; side < plan.sides(); side++) {
      List<Integer> others = new ArrayList<>(List.of(0));
      for (int i = 0; i < plan.negatives(); i++) {
        int image = draws.negatives(side, 1)[i];
        if (others.contains(image)) {
          return false;
        }
        others.add(image);
      }
      if (plan.coin() && draws.saccade(side, 0)) {
        return false;
      }
    }
    return true;
  }

  /** Everything that a forward pass and the draws left, before any update. */
  private record Ready(
      LayeredNetwork network, PairWeights[] weights, Encoding encoding, Draws[] draws) {}

  private Ready ready() {
    Kernels kernels = SmallTrials.KERNELS;
    LayeredNetwork network =
        new LayeredNetwork(new Architecture(List.of(5, 4, 3)), 2 * IMAGES, kernels);
    PairWeights[] weights = new PairWeights[3];
    Draws[] draws = new Draws[3];
    for (int l = 1; l <= 2; l++) {
      for (int e = 0; e < network.weights(l).getNumElements(); e++) {
        network.weights(l).data[e] = .05f * (1 + e % 3);
      }
      network.repack(l);
      weights[l] = new PairWeights(kernels, l, SIZES[l], plan.sides(), 1, IMAGES, 1);
      draws[l] = draws(l, seed);
    }
    FMatrixRMaj inputs = new FMatrixRMaj(2 * IMAGES, 5);
    for (int i = 0; i < inputs.getNumElements(); i++) {
      inputs.data[i] = .1f * (1 + i % 7);
    }
    Encoding encoding = new Encoding(network, plan.nudging(), Medium.none(), 1);
    encoding.begin(0, inputs);
    encoding.up(1);
    encoding.up(2);
    return new Ready(network, weights, encoding, draws);
  }

  @Override
  public List<Scalar> scalars() {
    List<Scalar> all = new ArrayList<>();
    int arrays = plan.coin() ? 2 : 2 + plan.negatives();
    for (int l = 0; l < SIZES.length; l++) {
      for (int j = 0; j < SIZES[l]; j++) {
        for (int a = 0; a < arrays; a++) {
          all.add(new Scalar(Kind.STATE, String.valueOf(a), l, j));
        }
      }
    }
    // Shared by all layers at most: what one layer reads is counted at the top one.
    for (int side = 0; side < plan.sides(); side++) {
      all.add(new Scalar(Kind.SIGNAL, "positive", 2, side));
      if (!plan.coin() && !plan.variant().infoNce()) {
        all.add(new Scalar(Kind.SIGNAL, "negative", 2, side));
      }
    }
    return all;
  }

  @Override
  public double[][] update(Scalar poisoned) {
    Ready ready = ready();
    poison(ready, poisoned);
    double[][] blocks = new double[4][];
    for (int l = 2; l >= 1; l--) {
      if (l == 2 || !plan.topOnly()) {
        contrast(ready, l);
      } else {
        ready.encoding().down(2);
      }
      FMatrixRMaj dw = ready.network().weights(l).createLike();
      FMatrixRMaj db = ready.network().bias(l).createLike();
      ready.encoding().gradient(l, dw, db);
      blocks[2 * l - 2] = widened(dw);
      blocks[2 * l - 1] = widened(db);
    }
    return blocks;
  }

  private void poison(Ready ready, Scalar scalar) {
    Draws top = ready.draws()[2];
    if (scalar.kind() == Kind.SIGNAL) {
      double[] of =
          scalar.array().equals("positive")
              ? top.positive(scalar.unit())
              : top.negative(scalar.unit());
      of[0] = Double.NaN;
      return;
    }
    int array = Integer.parseInt(scalar.array());
    int image =
        array < 2 ? 0 : ready.draws()[Math.max(1, scalar.layer())].negatives(0, 1)[array - 2];
    int row = array == 0 ? 0 : IMAGES + image;
    ready.encoding().activity(scalar.layer()).set(row, scalar.unit(), Float.NaN);
  }

  private void contrast(Ready ready, int l) {
    FMatrixRMaj v = new FMatrixRMaj(0, 0);
    FMatrixRMaj gv = new FMatrixRMaj(0, 0);
    List<FMatrixRMaj> matrices = new ArrayList<>();
    ready.weights()[l].blocks().forEach(b -> matrices.add(b.matrix()));
    ready.encoding().vectors(l, v);
    new Contrast(plan, MomentGrid.twoViews(), SmallTrials.KERNELS, ready.weights()[l])
        .run(v, IMAGES, ready.draws()[l], gv, new Adam(SmallTrials.KERNELS, matrices), 0);
    ready.encoding().move(l, gv, IMAGES);
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
    if (!plan.topOnly()) {
      // A layer's direction is formed before the next one runs, from nothing but its own arrays.
      return false;
    }
    Ready ready = ready();
    contrast(ready, 2);
    ready.network().weights(2).set(0, 0, Float.NaN);
    ready.network().repack(2);
    ready.encoding().down(2);
    FMatrixRMaj dw = ready.network().weights(1).createLike();
    ready.encoding().gradient(1, dw, ready.network().bias(1).createLike());
    return Float.isNaN(dw.get(0, 0));
  }
}
