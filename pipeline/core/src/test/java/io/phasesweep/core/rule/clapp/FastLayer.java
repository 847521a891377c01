package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** The production code on a {@link LayerCase}: what {@link PlainLayer} does, in float32. */
final class FastLayer {
  final LayeredNetwork network;
  final PairWeights weights;
  final Adam adam;
  final double[] dw;
  final double[] db;
  final double[][] dm;

  /** Summed over sides, as the reference does. */
  final double loss;

  FastLayer(LayerCase of) {
    ClappPlan plan =
        ClappPlan.of(
            SmallTrials.values(
                "clapp",
                Map.of(
                    "variant",
                    "clapp-s",
                    "batch-size",
                    Math.max(2, of.images()),
                    "retro-weights",
                    of.separate() ? "separate" : "transposed")));
    this.network =
        new LayeredNetwork(
            new Architecture(of.below(), List.of(of.layer())), of.x().length, SmallTrials.KERNELS);
    this.weights =
        new PairWeights(
            SmallTrials.KERNELS,
            1,
            of.channels(),
            of.sides(),
            of.grid().steps(),
            of.images() * of.grid().mostPairs(),
            1);
    fill(network.weights(1), of.w());
    fill(network.bias(1), of.b());
    network.repack(1);
    for (int i = 0; i < of.m().length; i++) {
      fill(weights.blocks().get(i).matrix(), of.m()[i]);
    }
    weights.repack();
    List<FMatrixRMaj> thetas = new ArrayList<>(List.of(network.weights(1), network.bias(1)));
    weights.blocks().forEach(block -> thetas.add(block.matrix()));
    this.adam = new Adam(SmallTrials.KERNELS, thetas);
    this.dm = new double[of.m().length][];
    Contrast contrast = new Contrast(plan, of.grid(), SmallTrials.KERNELS, weights);
    learn(of, plan, contrast);
    this.loss = contrast.tally().loss() * of.sides();
    this.dw = ascent(0);
    this.db = ascent(1);
    for (int i = 0; i < dm.length; i++) {
      dm[i] = ascent(2 + i);
    }
  }

  private void learn(LayerCase of, ClappPlan plan, Contrast contrast) {
    Encoding encoding = new Encoding(network, 0, Medium.none(), 1);
    encoding.begin(0, matrix(of.x(), of.below()));
    encoding.up(1);
    FMatrixRMaj v = new FMatrixRMaj(0, 0);
    FMatrixRMaj gv = new FMatrixRMaj(0, 0);
    encoding.vectors(1, v);
    contrast.run(v, of.images(), draws(of, plan), gv, adam, 2);
    encoding.move(1, gv, (long) of.images() * of.grid().mostPairs());
    encoding.gradient(1, adam.gradient(0), adam.gradient(1));
  }

  private static Draws draws(LayerCase of, ClappPlan plan) {
    Draws draws = new Draws(plan, of.grid(), 1, 1, "");
    draws.next(0, of.images());
    for (int side = 0; side < of.sides(); side++) {
      for (int b = 0; b < of.images(); b++) {
        draws.positive(side)[b] = of.plus()[side][b];
        draws.negative(side)[b] = of.minus()[side][b];
        for (int k = 1; k <= of.grid().steps(); k++) {
          draws.negatives(side, k)[b] = of.negatives()[side * of.grid().steps() + k - 1][b];
        }
      }
    }
    return draws;
  }

  private static FMatrixRMaj matrix(double[][] x, ImageShape below) {
    FMatrixRMaj out = new FMatrixRMaj(x.length, below.units());
    for (int v = 0; v < x.length; v++) {
      for (int i = 0; i < below.units(); i++) {
        out.set(v, i, (float) x[v][i]);
      }
    }
    return out;
  }

  private static void fill(FMatrixRMaj to, double[] from) {
    for (int i = 0; i < from.length; i++) {
      to.data[i] = (float) from[i];
    }
  }

  private double[] ascent(int matrix) {
    FMatrixRMaj gradient = adam.gradient(matrix);
    double[] out = new double[gradient.getNumElements()];
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.0 - gradient.data[i];
    }
    return out;
  }
}
